// docx-templates without its sandbox, which is three times as slow. Arguments: TEMPLATE DATA FOLDER
const fs = require("fs"), path = require("path"), { createReport } = require("docx-templates");
const [, , file, data, folder] = process.argv;
const template = fs.readFileSync(file);
(async () => {
  for (const line of fs.readFileSync(data, "utf8").split("\n").filter(Boolean)) {
    const record = JSON.parse(line);
    const bytes = await createReport({ template, data: record, cmdDelimiter: ["+++", "+++"], noSandbox: true });
    fs.writeFileSync(path.join(folder, record.id + ".docx"), bytes);
  }
})().catch((error) => { console.error(error); process.exit(1); });
