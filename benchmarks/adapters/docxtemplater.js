// docxtemplater with pizzip, a new instance for each document as its documentation asks. Arguments: TEMPLATE DATA FOLDER
const fs = require("fs"), path = require("path"), PizZip = require("pizzip"), Docxtemplater = require("docxtemplater");
const [, , template, data, folder] = process.argv;
const content = fs.readFileSync(template);
for (const line of fs.readFileSync(data, "utf8").split("\n").filter(Boolean)) {
  const record = JSON.parse(line);
  const document = new Docxtemplater(new PizZip(content), { paragraphLoop: true, linebreaks: true });
  document.render(record);
  const bytes = document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
  fs.writeFileSync(path.join(folder, record.id + ".docx"), bytes);
}
