import { mount } from "svelte";
import { chooseLook, type Look } from "../look";
import { language } from "../../i18n/language.svelte";
import Gallery from "./Gallery.svelte";

// Only under `npm run dev`: /src/ui/testing/gallery.html?page=rows&look=sun&language=en
const asked = new URLSearchParams(location.search);
chooseLook((asked.get("look") ?? "auto") as Look);
if (asked.get("language") === "en") await language.choose("en");
else await language.choose("fr");
const target = document.getElementById("app");
if (target) mount(Gallery, { target, props: { page: asked.get("page") ?? "rows" } });
