/** A line that is nothing but an address of the web; in a letter it becomes a button of the page. */
const LINK = /^https?:\/\/[^\s<>"']+$/;

/**
 * The letter as a plain page: paragraphs, line breaks, links. Every word is escaped, so whatever somebody typed stays words; there is no picture and
 * nothing is fetched. `text` has an empty line between paragraphs.
 */
export function htmlOf({ subject, text }: { subject: string; text: string }): string {
  const body = text.trim().split(/\n{2,}/).map(paragraph).join("\n");
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(subject.replace(/\s+/g, " "))}</title></head>
<body style="margin:0;padding:24px 16px;background:#f4f6f7;color:#131b1d;font:15px/22px system-ui,-apple-system,'Segoe UI',sans-serif">
<div style="max-width:560px;margin:0 auto;padding:24px;background:#fff;border:1px solid #e0e4e5;border-radius:10px">
${body}
</div></body></html>`;
}

function paragraph(text: string) {
  const lines = text.split("\n").map((line) => (LINK.test(line.trim()) ? link(line.trim()) : escape(line)));
  return `<p style="margin:0 0 14px;overflow-wrap:anywhere">${lines.join("<br>")}</p>`;
}

function link(address: string) {
  return `<a href="${escape(address)}" style="color:#006272">${escape(address)}</a>`;
}

function escape(text: string) {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
