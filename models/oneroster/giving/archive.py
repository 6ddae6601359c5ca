"""A OneRoster set as an archive: its manifest, and every file with its columns in their order."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from models.oneroster.packages import MANIFEST, VERSION

HEADERS = {
    "orgs": "name type identifier parentSourcedId",
    "academicSessions": "title type startDate endDate parentSourcedId schoolYear",
    "courses": "schoolYearSourcedId title courseCode grades orgSourcedId subjects subjectCodes",
    "classes": "title grades courseSourcedId classCode classType location schoolSourcedId"
    " termSourcedIds subjects subjectCodes periods",
    "users": "enabledUser username userIds givenName familyName middleName identifier email sms"
    " phone agentSourcedIds grades password userMasterIdentifier resourceSourcedIds"
    " preferredGivenName preferredMiddleName preferredFamilyName primaryOrgSourcedId pronouns",
    "roles": "userSourcedId roleType role beginDate endDate orgSourcedId userProfileSourcedId",
    "enrollments": "classSourcedId schoolSourcedId userSourcedId role primary beginDate endDate",
    "categories": "title weight",
    "lineItems": "title description assignDate dueDate classSourcedId categorySourcedId"
    " gradingPeriodSourcedId resultValueMin resultValueMax schoolSourcedId",
    "results": "lineItemSourcedId studentSourcedId scoreStatus score scoreDate comment",
}

Line = dict[str, Any]  # by the names of the columns; what is left out stays empty


def zipped(files: Mapping[str, Iterable[Line]]) -> bytes:
    """The archive. Takes a second for some ten thousand lines: not on the event loop."""
    content = io.BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as parts:
        for file, lines in files.items():
            columns = ["sourcedId", "status", "dateLastModified", *HEADERS[file].split()]
            parts.writestr(f"{file}.csv", _csv(columns, lines))
        manifest = {"manifest.version": "1.0", "oneroster.version": VERSION}
        manifest |= {f"file.{file}": "bulk" if file in files else "absent" for file in HEADERS}
        rows = [{"propertyName": name, "value": value} for name, value in manifest.items()]
        parts.writestr(MANIFEST, _csv(["propertyName", "value"], rows))
    return content.getvalue()


def _csv(columns: Sequence[str], lines: Iterable[Line]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(lines)
    return text.getvalue()
