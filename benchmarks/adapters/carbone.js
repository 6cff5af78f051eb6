// carbone, .docx to .docx. Arguments: TEMPLATE DATA FOLDER
const fs = require("fs"), path = require("path"), { promisify } = require("util"), carbone = require("carbone");
const [, , template, data, folder] = process.argv;
const render = promisify(carbone.render);
(async () => {
  for (const line of fs.readFileSync(data, "utf8").split("\n").filter(Boolean)) {
    const record = JSON.parse(line);
    fs.writeFileSync(path.join(folder, record.id + ".docx"), await render(path.resolve(template), record, {}));
  }
  process.exit(0);
})().catch((error) => { console.error(error); process.exit(1); });
