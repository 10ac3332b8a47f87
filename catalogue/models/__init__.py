"""The app's models: pages are workshops, records are what was published, live facts change beside them."""

from .acknowledgement import AcknowledgedWarning
from .assessment_rows import (
    AssessmentPartyRow,
    AssessmentRow,
    AssessmentSectionRow,
    EvidenceRow,
    StaffItemRow,
    StaffRow,
)
from .body import (
    AwardingBodyPage,
    BodyContactRow,
    CataloguePage,
    LevelDescriptorRow,
    RecognitionRow,
    StandardTextRow,
    TradingNameRow,
    UnitIndexPage,
)
from .equivalence import EquivalenceRecord
from .groups import QualificationGroup, QualificationGroupUnit, SuiteGroup, SuiteGroupUnit
from .index import CatalogueEntry, CatalogueState, VersionEquivalent, VersionRoute, VersionRule, VersionUnit
from .live import (
    CalledOff,
    LifecycleChange,
    ListingRecord,
    OwnershipRecord,
    ReplacementRecord,
    SuccessorRecord,
)
from .people import BodyCollection, BodyGroup, ReviewTask, Role
from .qualification import (
    QualificationContact,
    QualificationIdentifier,
    QualificationOtherLevel,
    QualificationPage,
    QualificationRelatedDocument,
    QualificationSection,
    QualificationTag,
    RouteRow,
)
from .records import Identifier, Kind, PublicAddress, SpecificationVersion, WrittenOnce
from .specification import SpecificationPage
from .suite import SuitePage
from .unit import (
    CriterionRow,
    OutcomeRow,
    StandardRow,
    UnitIdentifier,
    UnitPage,
    UnitRelatedDocument,
    UnitTag,
)

__all__ = [
    "AcknowledgedWarning",
    "AssessmentPartyRow",
    "AssessmentRow",
    "AssessmentSectionRow",
    "AwardingBodyPage",
    "BodyCollection",
    "BodyContactRow",
    "BodyGroup",
    "CalledOff",
    "CatalogueEntry",
    "CataloguePage",
    "CatalogueState",
    "CriterionRow",
    "EquivalenceRecord",
    "EvidenceRow",
    "Identifier",
    "Kind",
    "LevelDescriptorRow",
    "LifecycleChange",
    "ListingRecord",
    "OutcomeRow",
    "OwnershipRecord",
    "PublicAddress",
    "QualificationContact",
    "QualificationGroup",
    "QualificationGroupUnit",
    "QualificationIdentifier",
    "QualificationOtherLevel",
    "QualificationPage",
    "QualificationRelatedDocument",
    "QualificationSection",
    "QualificationTag",
    "RecognitionRow",
    "ReplacementRecord",
    "ReviewTask",
    "Role",
    "RouteRow",
    "SpecificationPage",
    "SpecificationVersion",
    "StaffItemRow",
    "StaffRow",
    "StandardRow",
    "StandardTextRow",
    "SuccessorRecord",
    "SuiteGroup",
    "SuiteGroupUnit",
    "SuitePage",
    "TradingNameRow",
    "UnitIdentifier",
    "UnitIndexPage",
    "UnitPage",
    "UnitRelatedDocument",
    "UnitTag",
    "VersionEquivalent",
    "VersionRoute",
    "VersionRule",
    "VersionUnit",
    "WrittenOnce",
]
