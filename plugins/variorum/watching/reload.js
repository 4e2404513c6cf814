// Shows a page anew when a build changed it. Only `variorum watch` serves this; it is no part of a site.
(() => {
  const here = decodeURIComponent(location.pathname).slice(1).replace(/(^|\/)$/, "$1index.html");
  const concerns = (path) => path === here || /\.(css|js|svg)$/.test(path);
  let since = new URL(document.currentScript.src).searchParams.get("since");
  let stream = null;

  const listen = () => {
    stream = new EventSource(`/.variorum/changes?since=${since}`);
    stream.onmessage = (event) => {
      since = event.lastEventId;
      const changed = JSON.parse(event.data);
      if (changed === null || changed.some(concerns)) location.reload();
    };
  };

  // A browser opens six connections to a server at most: a page that nobody sees gives its own back.
  document.addEventListener("visibilitychange", () => {
    stream?.close();
    if (!document.hidden) listen();
  });
  if (!document.hidden) listen();
})();
