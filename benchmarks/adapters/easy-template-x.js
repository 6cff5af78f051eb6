// easy-template-x, one handler for all documents. Arguments: TEMPLATE DATA FOLDER
const fs = require("fs"), path = require("path"), { TemplateHandler } = require("easy-template-x");
const [, , template, data, folder] = process.argv;
const content = fs.readFileSync(template), handler = new TemplateHandler();
(async () => {
  for (const line of fs.readFileSync(data, "utf8").split("\n").filter(Boolean)) {
    const record = JSON.parse(line);
    fs.writeFileSync(path.join(folder, record.id + ".docx"), await handler.process(content, record));
  }
})().catch((error) => { console.error(error); process.exit(1); });
