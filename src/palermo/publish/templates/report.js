// Opens the passage of a marker beside the text. With scripts off, the same link leads to the passage itself.
(() => {
  const panel = document.getElementById("panel");
  const body = document.getElementById("panel-body");
  if (!panel || !panel.show) return;
  let origin = null;
  const close = () => {
    if (!panel.open) return;
    panel.close();
    if (origin) origin.focus();
    origin = null;
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.mark");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const target = document.getElementById(link.hash.slice(1));
    if (!target) return;
    event.preventDefault();
    origin = link;
    body.replaceChildren(...[...target.childNodes].map((node) => node.cloneNode(true)));
    body.querySelectorAll("[id]").forEach((node) => node.removeAttribute("id"));
    document.getElementById("panel-link").href = link.hash;
    if (!panel.open) panel.show();
    panel.scrollTop = 0;
    panel.focus();
  });
  document.getElementById("panel-close").addEventListener("click", close);
  document.getElementById("panel-link").addEventListener("click", () => { origin = null; panel.close(); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
})();
