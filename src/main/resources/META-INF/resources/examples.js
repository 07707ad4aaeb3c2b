// A link instead of a copy: the query that one opens is the one that one reads.
for (const example of document.querySelectorAll("[data-example]")) {
  const link = document.createElement("a");
  link.className = "open";
  link.textContent = "Open in GraphiQL";
  link.href = "/q/graphql-ui/?query=" + encodeURIComponent(example.textContent);
  example.after(link);
}
