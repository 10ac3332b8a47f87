"""Writing a rule of combination in the editor: blocks that read as sentences, stored as the contract's JSON.

``kinds`` one entry for each kind of rule: its block, and its JSON to and from the block's data · ``blocks``
the parts the blocks are made of · ``conversion`` whole rules · ``field`` the model field · ``workshop``
printed text into a rule.
"""
