// Files dropped on the page or chosen: sent as they are, the name in a header; the answer says where they are worked on.
import { wordsOf } from "./fragments.js";

async function send(area, file) {
  const said = area.querySelector(".said");
  said.textContent = file.name;
  try {
    const choices = area.closest("form") ? `?${new URLSearchParams(new FormData(area.closest("form")))}` : "";
    const answer = await fetch(`${area.dataset.drop}${choices}`, {
      method: "POST",
      body: file,
      headers: { "x-file-name": encodeURIComponent(file.name), "content-type": "application/octet-stream" },
    });
    if (answer.ok) location.assign(answer.headers.get("location"));
    else said.textContent = await wordsOf(answer);
  } catch {
    said.textContent = area.dataset.failed ?? file.name;
  }
}

// Choices around a file are told with it; they lead nowhere by themselves.
for (const form of document.querySelectorAll("form:has([data-drop])"))
  form.addEventListener("submit", (event) => event.preventDefault());

for (const area of document.querySelectorAll("[data-drop]")) {
  const chooser = area.querySelector("input[type=file]");
  const sendChosen = () => chooser.files[0] && send(area, chooser.files[0]);
  chooser.addEventListener("change", sendChosen);
  sendChosen(); // what was chosen before this script had come
  area.addEventListener("dragover", (event) => {
    event.preventDefault();
    area.classList.add("over");
  });
  area.addEventListener("dragleave", () => area.classList.remove("over"));
  area.addEventListener("drop", (event) => {
    event.preventDefault();
    area.classList.remove("over");
    const file = event.dataTransfer.files[0];
    if (file) send(area, file);
  });
}

for (const button of document.querySelectorAll("[data-confirm]"))
  button.addEventListener("click", (event) => {
    if (!confirm(button.dataset.confirm)) event.preventDefault();
  });
