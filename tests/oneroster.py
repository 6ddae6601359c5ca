"""OneRoster 1.2 sets for tests and measurements, as another program would write them."""

import csv
import io
from zipfile import ZIP_DEFLATED, ZipFile

Lines = dict[str, str]  # the text of each file, without `.csv`

SMALL = {
    "orgs": "sourcedId,name,type\no1,СОШ № 7,school\n",
    "courses": "sourcedId,title\nk1,Химия\n",
    "classes": "sourcedId,title,courseSourcedId\nc1,9-А,k1\n",
    "users": "sourcedId,givenName,familyName,middleName,agentSourcedIds,primaryOrgSourcedId\n"
    "u1,Мирон,Ли,,u2,o1\nu2,Анна,Ли,Сергеевна,,\nu3,Глеб,Орлов,Юрьевич,,o1\n",
    "roles": "sourcedId,userSourcedId,role\nr1,u1,student\nr2,u2,guardian\nr3,u3,teacher\n",
    "enrollments": "sourcedId,classSourcedId,userSourcedId,role,beginDate\n"
    "e1,c1,u1,student,2026-09-01\ne2,c1,u3,teacher,\n",
}


def archive(files: Lines, *, mode: str = "bulk", version: str = "1.2", absent: str = "") -> bytes:
    """A set of these files; `absent` is promised by the manifest and not there."""
    manifest = ["propertyName,value", "manifest.version,1.0", f"oneroster.version,{version}"]
    manifest += (f"file.{file},{mode}" for file in [*files, *filter(None, [absent])])
    return zipped(files | {"manifest": "\n".join(manifest)})


def zipped(files: Lines) -> bytes:
    content = io.BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as parts:
        for file, text in files.items():
            parts.writestr(f"{file}.csv", text)
    return content.getvalue()


def school_of(students: int, *, classes: int, places: int) -> bytes:
    """A large school: each student with a guardian, in as many classes as `places` says."""
    files = {name: [text.splitlines()[0].split(",")] for name, text in SMALL.items()}
    files["orgs"].append(["o1", "Школа", "school"])
    for number in range(classes):
        files["courses"].append([f"k{number}", f"Предмет {number}"])
        files["classes"].append([f"c{number}", f"Группа {number}", f"k{number}"])
    for number in range(students):
        child, adult = f"s{number}", f"g{number}"
        files["users"].append([child, f"Имя{number}", f"Фамилия{number}", "", adult, "o1"])
        files["users"].append([adult, f"Мама{number}", f"Фамилия{number}", "", "", ""])
        files["roles"] += ([f"r{child}", child, "student"], [f"r{adult}", adult, "guardian"])
        files["enrollments"] += (
            [f"e{number}-{n}", f"c{(number + n) % classes}", child, "student", "2026-09-01"]
            for n in range(places)
        )
    texts = {}
    for name, rows in files.items():
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(rows)
        texts[name] = text.getvalue()
    return archive(texts)
