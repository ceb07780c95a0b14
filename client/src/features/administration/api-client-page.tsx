export function ApiClientPage() {
  return null;
}
