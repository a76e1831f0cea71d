"""From a request of the session to a call of the catalogue."""

from __future__ import annotations

from kiosk.catalogue.port import Catalogue
from kiosk.session.requests import (
    AllRenewed,
    Answer,
    AskAccount,
    AskBiblio,
    AskCall,
    AskCancelHold,
    AskHeard,
    AskHolds,
    AskLibraries,
    AskLoans,
    AskMovePickup,
    AskNewPin,
    AskPlaceHold,
    AskRenewal,
    AskRenewAll,
    AskResume,
    AskSearch,
    AskSignIn,
    AskSuggestions,
    AskSuspend,
    Holds,
    LibrarianCalled,
    Libraries,
    Loans,
    LoansAfter,
    Request,
    Suggestions,
    WorksHeard,
)
from kiosk.shell.answer_cleaning import cleaned


async def perform(request: Request, catalogue: Catalogue) -> Answer:
    """Carry out one request; its answer comes cleaned. Raises what the port raises."""
    return cleaned(await _perform(request, catalogue))


async def _perform(request: Request, catalogue: Catalogue) -> Answer:
    match request:
        case AskLibraries():
            return Libraries(await catalogue.libraries())
        case AskSearch(search=search):
            return await catalogue.find(search)
        case AskSuggestions(prefix=prefix):
            return Suggestions(prefix, await catalogue.suggest(prefix))
        case AskHeard(alternatives=alternatives):
            return WorksHeard(await catalogue.heard(alternatives))
        case AskBiblio(biblio_id=biblio_id):
            return await catalogue.biblio(biblio_id)
        case AskSignIn(card=card, pin=pin):
            return await catalogue.sign_in(card, pin)
        case AskLoans(token=token):
            return Loans(await catalogue.loans(token))
        case AskRenewal(token=token, key=key, checkout_id=checkout_id):
            result = await catalogue.renew(token, checkout_id, key)
            return LoansAfter(result, await catalogue.loans(token))
        case AskRenewAll(token=token, key=key):
            return AllRenewed(await catalogue.renew_all(token, key))
        case AskPlaceHold(token=token, key=key, biblio_id=biblio, pickup_library_id=library):
            return await catalogue.place_hold(token, biblio, library, key)
        case AskCancelHold(token=token, key=key, hold_id=hold_id):
            return await catalogue.cancel_hold(token, hold_id, key)
        case AskHolds(token=token):
            return Holds(await catalogue.holds(token))
        case AskAccount(token=token):
            return await catalogue.account(token)
        case AskSuspend(token=token, key=key, hold_id=hold_id):
            return await catalogue.suspend_hold(token, hold_id, None, key)
        case AskResume(token=token, key=key, hold_id=hold_id):
            return await catalogue.resume_hold(token, hold_id, key)
        case AskMovePickup(token=token, key=key, hold_id=hold_id, pickup_library_id=library):
            return await catalogue.change_pickup(token, hold_id, library, key)
        case AskNewPin(token=token, key=key, old=old, new=new):
            return await catalogue.change_pin(token, old, new, key)
        case AskCall(key=key):
            await catalogue.call_staff(key)
            return LibrarianCalled()
        case _:
            raise TypeError(f"no call for {type(request).__name__}")
