"""The templates as the API gives them."""

from tests.conftest import Person


async def test_templates_come_in_both_languages_or_in_one(person: Person) -> None:
    both = (await person.client.get("/api/v1/persona-templates")).json()["items"]
    assert {one["language"] for one in both} == {"ko", "en"}
    korean = (await person.client.get("/api/v1/persona-templates", params={"language": "ko"})).json()["items"]
    assert korean == [one for one in both if one["language"] == "ko"]
    assert len(korean) >= 10
    assert (await person.client.get("/api/v1/persona-templates", params={"language": "fr"})).status_code == 422


async def test_a_template_is_a_persona_as_it_stands(person: Person) -> None:
    for template in (await person.client.get("/api/v1/persona-templates")).json()["items"]:
        form = {name: value for name, value in template.items() if name not in {"key", "tagline"}}
        made = await person.client.post("/api/v1/personas", json={**form, "origin": "template"})
        assert made.status_code == 201, made.text
        assert {name: made.json()[name] for name in form} == form
