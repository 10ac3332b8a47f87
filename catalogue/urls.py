"""The catalogue's short public addresses; include these above Wagtail's own."""

from django.urls import path

from catalogue import converters
from catalogue.feeds import atom
from catalogue.feeds.calendar import body_last_dates, last_dates, qualification_last_dates
from catalogue.feeds.closing import closing_feed
from catalogue.views import (
    about,
    bodies,
    changes,
    checker,
    closing,
    compare,
    differences,
    lists,
    machines,
    my_units,
    qualifications,
    routes,
    units,
)

app_name = "catalogue"
converters.register()

urlpatterns = [
    path("qualifications/", lists.qualifications, name="qualifications"),
    path("qualifications.csv", lists.qualifications_csv, name="qualifications_csv"),
    path("units/", lists.units, name="units"),
    path("units.csv", lists.units_csv, name="units_csv"),
    path("qualifications/<slug:slug>/", qualifications.qualification, name="qualification"),
    path("qualifications/<slug:slug>.json", qualifications.qualification_data, name="qualification_data"),
    path(
        "qualifications/<slug:slug>/units.csv", qualifications.qualification_units, name="qualification_units"
    ),
    path(
        "qualifications/<slug:slug>/v/<sequence:sequence>/",
        qualifications.qualification,
        name="qualification_version",
    ),
    path(
        "qualifications/<slug:slug>/v/<sequence:sequence>.json",
        qualifications.qualification_data,
        name="qualification_version_data",
    ),
    path(
        "qualifications/<slug:slug>/v/<sequence:sequence>/units.csv",
        qualifications.qualification_units,
        name="qualification_version_units",
    ),
    path(
        "qualifications/<slug:slug>/differences/<sequence:old>/<sequence:new>/",
        differences.qualification_difference,
        name="qualification_difference",
    ),
    path("qualifications/<slug:slug>/changes.atom", atom.subject_feed, name="qualification_feed"),
    path(
        "qualifications/<slug:slug>/differences/",
        differences.choose_qualification_difference,
        name="choose_qualification_difference",
    ),
    path("qualifications/<slug:slug>/check/", checker.checker, name="checker"),
    path("qualifications/<slug:slug>/v/<sequence:sequence>/check/", checker.checker, name="checker_version"),
    path("qualifications/<slug:slug>/routes.json", routes.qualification_routes, name="qualification_routes"),
    # A number with obliques, without any, or in another spelling leads to its canonical address. After all
    # others.
    path(
        "qualifications/<path:typed>/", qualifications.qualification_as_typed, name="qualification_as_typed"
    ),
    path("units/<slug:body>/<slug:slug>/", units.unit, name="unit"),
    path("units/<slug:body>/<slug:slug>.json", units.unit_data, name="unit_data"),
    path("units/<slug:body>/<slug:slug>/v/<sequence:sequence>/", units.unit, name="unit_version"),
    path(
        "units/<slug:body>/<slug:slug>/v/<sequence:sequence>.json", units.unit_data, name="unit_version_data"
    ),
    path(
        "units/<slug:body>/<slug:slug>/differences/<sequence:old>/<sequence:new>/",
        differences.unit_difference,
        name="unit_difference",
    ),
    path("units/<slug:body>/<slug:slug>/changes.atom", atom.subject_feed, name="unit_feed"),
    path(
        "units/<slug:body>/<slug:slug>/differences/",
        differences.choose_unit_difference,
        name="choose_unit_difference",
    ),
    path("sitemap.xml", machines.sitemap_index, name="sitemap"),
    path("sitemap-<slug:name>-<sequence:number>.xml", machines.sitemap_part, name="sitemap_part"),
    path("robots.txt", machines.robots, name="robots"),
    path("accessibility/", about.accessibility, name="accessibility"),
    path("closing-soon/", closing.closing, name="closing"),
    path("closing-soon.atom", closing_feed, name="closing_feed"),
    path("last-dates.ics", last_dates, name="last_dates"),
    path("awarding-bodies/<slug:slug>/last-dates.ics", body_last_dates, name="body_last_dates"),
    path(
        "qualifications/<slug:slug>/last-dates.ics", qualification_last_dates, name="qualification_last_dates"
    ),
    path("compare/", compare.compare_qualifications, name="compare"),
    path("compare/units/", compare.compare_units, name="compare_units"),
    path("changes/", changes.change_log, name="changes"),
    path("changes.atom", atom.change_feed, name="change_feed"),
    path("awarding-bodies/<slug:slug>/changes.atom", atom.body_feed, name="body_feed"),
    path("routes/", routes.routes, name="routes"),
    path("my-units/", my_units.my_units, name="my_units"),
    path("my-units.json", my_units.my_units_data, name="my_units_data"),
    path("awarding-bodies/", bodies.bodies, name="bodies"),
    path("awarding-bodies/<slug:slug>/", bodies.body, name="body"),
    path("suites/<slug:body>/<slug:slug>/", bodies.suite, name="suite"),
]
