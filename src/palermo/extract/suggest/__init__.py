"""Claims that a language model suggests: what it is asked, and what of its reply the text bears out.

The stage asks nobody. It builds the messages and reads the reply; whoever calls it carries them.
"""

from palermo.extract.suggest.passages import find_passages
from palermo.extract.suggest.prompt import Message, write_messages
from palermo.extract.suggest.replies import read_reply

__all__ = ["Message", "find_passages", "read_reply", "write_messages"]
