"""What clients offered for such work, in a line or two beside the question for the rate."""

from __future__ import annotations

from collections.abc import Mapping

from profilelint.findings import Skip
from profilelint.profile import Profile
from profilelint.rates import compared_by, data_set_of, dollars, group_name, month_of

NOT_KNOWN = "What clients offered for such work is not known"


def band_lines(profile: Profile, figures: Mapping[str, Mapping[str, object]]) -> list[str]:
    """A line for each band that the profile is compared with, or one that says why there is none.

    ``figures`` are the options of the checks, as a plan settles them.
    """
    try:
        found = compared_by(profile, figures["rate-below-band"])
    except Skip as skip:
        return [f"{NOT_KNOWN}: {skip.reason}."]
    return [
        f"Clients offered {dollars(band.p25)} to {dollars(band.p75)} for {group_name(band)} (the "
        f"middle half of {band.n:,} job posts of {month_of(band)}, {data_set_of(band)})."
        for band in (standing.band for standing in found.standings)
    ]
