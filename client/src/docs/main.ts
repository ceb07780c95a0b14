import SwaggerUI from "swagger-ui-dist/swagger-ui-es-bundle.js";
import "swagger-ui-dist/swagger-ui.css";
import "./docs.css";
import { xsrfToken } from "@/api/xsrf";
import { language } from "@/lib/language";
import { resolveSubtree } from "./resolve";

const unsafe = new Set(["POST", "PUT", "PATCH", "DELETE"]);

// Swagger UI has a dark palette, which it takes by a class.
const dark = window.matchMedia("screen and (prefers-color-scheme: dark)");
const follow = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
dark.addEventListener("change", follow);
follow();

// The contract as the running server serves it. Who is signed in here may try operations: they are sent as the product's own pages send them.
SwaggerUI({
  domNode: document.querySelector("#contract"),
  url: "/openapi/v1.json",
  deepLinking: true,
  docExpansion: "none",
  filter: true,
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  plugins: [{ fn: { resolveSubtree } }],
  // Its badge asks a server of others.
  validatorUrl: null,
  requestInterceptor: (request) => {
    request.headers["Accept-Language"] = language();
    if (unsafe.has((request.method ?? "GET").toUpperCase())) request.headers["X-XSRF-TOKEN"] = xsrfToken();
    return request;
  },
});
