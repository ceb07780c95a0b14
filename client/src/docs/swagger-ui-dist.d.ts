declare module "swagger-ui-dist/swagger-ui-es-bundle.js" {
  type Request = { method?: string; headers: Record<string, string> };
  /** What we set of https://swagger.io/docs/open-source-tools/swagger-ui/usage/configuration/. */
  export default function SwaggerUI(options: {
    domNode: Element | null;
    url: string;
    deepLinking: boolean;
    docExpansion: "none" | "list" | "full";
    filter: boolean;
    defaultModelsExpandDepth: number;
    displayRequestDuration: boolean;
    plugins: { fn: { resolveSubtree: (contract: Record<string, unknown>, path: string[]) => Promise<{ spec: unknown; errors: unknown[] }> } }[];
    validatorUrl: string | null;
    requestInterceptor: (request: Request) => Request;
  }): void;
}
