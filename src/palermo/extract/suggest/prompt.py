"""What a language model is asked about a passage."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from palermo.datafiles import load_yaml
from palermo.lexicons.vocabulary import load_vocabulary
from palermo.records import Document, Span


class _Prompt(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    version: str
    system: str
    user: str


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a conversation, in the terms of the chat interface."""

    role: Literal["system", "user"]
    content: str


@cache
def _prompt() -> tuple[str, str]:
    prompt = load_yaml("suggest/prompt.yaml", _Prompt)
    codes = "\n".join(f"{abuse.code}: {abuse.definition}" for abuse in load_vocabulary().values())
    return prompt.system.replace("{codes}", codes), prompt.user


def write_messages(document: Document, passage: Span) -> tuple[Message, ...]:
    """Return the messages that ask for the claims of a passage: the task, then the passage, letter for letter.

    Nothing else of the document is in them: no title, publisher, address or label.
    """
    system, user = _prompt()
    text = document.text[passage.start : passage.end]
    return Message("system", system), Message("user", user.replace("{text}", text))
