import { mount } from "svelte";
import App from "./App.svelte";
import { language } from "./i18n/language.svelte";
import { registerWorker } from "./worker/register";

const target = document.getElementById("app");
if (!target) throw new Error("index.html has no #app");

await language.start();
mount(App, { target }); // the static shell goes when the first screen is there
void registerWorker();
