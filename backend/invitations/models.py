"""Whom of which company an account stands for."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from backend.accounts.models import ID_LENGTH, User
from backend.extensions import Model


class CompanyUser(Model):
    """The company and the contact of an account of the company's side; his rights follow them."""

    __tablename__ = "company_user"

    user_id: Mapped[str] = mapped_column(
        ForeignKey("user_account.id", ondelete="CASCADE"), primary_key=True
    )
    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"), index=True)
    company_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    contact_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    """A record of the registers, which rests in another table: no foreign key."""

    user: Mapped[User] = relationship(lazy="joined", innerjoin=True)
