using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FluentValidation;
using FluentValidation.Validators;
using Lantu.Api.Security;
using Lantu.Api.Security.Clients;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Lantu.Api.Http.OpenApi;

/// <summary>
/// The codes of problems that an operation answers besides those that any operation does: what the validator of its slice says, and what was met in the tests,
/// <c>api/Contract/problem-codes.txt</c>. A line there is operation, status and code; behind a stroke the code of one of the <c>errors</c>. A code under a status of success is that of a row of the answer. The tests' host refuses to answer what the contract
/// does not name, and writes it down when told to; nobody does by hand.
/// </summary>
public sealed class ProblemCodes(IServiceProvider services) : IOperationFilter
{
    private static readonly string Kept = Path.Combine(AppContext.BaseDirectory, "Contract", "problem-codes.txt");
    private static readonly Lazy<ILookup<string, (int Status, string Code)>> Met = new(Read);

    /// <summary>Every status that an operation answers without success: what its route says, and what follows from what it takes.</summary>
    public static IEnumerable<int> StatusesOf(string operation, IEnumerable<object> metadata, IServiceProvider services)
    {
        var all = metadata.ToList();
        return all.OfType<FailureMetadata>().SelectMany(m => m.Statuses)
            .Concat([400, 429])
            .Concat(all.OfType<PermissionMetadata>().LastOrDefault() is { Permissions.Length: > 0 } ? [401, 403] : [])
            .Concat(all.OfType<IAcceptsMetadata>().Any() ? [413, 415] : [])
            .Concat(services.GetRequiredService<OwnCodesSpoken>().By(operation) is { IsTold: true } ? [422] : [])
            .Concat(Met.Value[operation].Select(m => m.Status).Where(s => s >= 400))
            .Distinct().Order();
    }

    /// <summary>What the operation answers of its own; codes of <c>errors</c> stand behind that of their problem and a stroke.</summary>
    public static IEnumerable<(int Status, string Code)> Of(string operation, IServiceProvider services) => Met.Value[operation].Where(m => m.Status >= 400).Concat(Validated(operation, services)).Distinct().Order();

    /// <summary>What rows of its answer say, where that is a success.</summary>
    public static IReadOnlyList<string> OfRows(string operation) => [.. Met.Value[operation].Where(m => m.Status < 400).Select(m => m.Code).Distinct().Order(StringComparer.Ordinal)];

    public static bool IsGeneral(int status, string code) => FailureResponses.GeneralCodes(status).Contains(code);

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var told = new JsonObject();
        foreach (var status in Of(operation.OperationId!, services).Where(c => !IsGeneral(c.Status, c.Code)).GroupBy(c => c.Status))
        {
            var codes = status.Select(c => c.Code).ToList();
            var key = status.Key.ToString(CultureInfo.InvariantCulture);
            told[key] = new JsonArray([.. codes.Select(c => (JsonNode)c)]);
            operation.Responses![key] = new OpenApiResponseReference(FailureResponses.NameOf(status.Key), context.Document) { Description = $"{FailureResponses.DescriptionOf(status.Key)}. Here also: {InWords(codes)}" };
        }

        TellRows(operation);
        if (told.Count > 0)
        {
            operation.Extensions ??= new Dictionary<string, IOpenApiExtension>();
            operation.Extensions[FailureResponses.Extension] = new JsonNodeExtension(told);
        }
    }

    /// <summary>In words beside the answer that has them, and as a list.</summary>
    private static void TellRows(OpenApiOperation operation)
    {
        if (OfRows(operation.OperationId!) is not { Count: > 0 } codes)
        {
            return;
        }

        operation.Extensions ??= new Dictionary<string, IOpenApiExtension>();
        operation.Extensions[RowProblems.Extension] = new JsonNodeExtension(new JsonArray([.. codes.Select(c => (JsonNode)c)]));
        foreach (var success in operation.Responses!.Where(r => r.Key[0] == '2').Select(r => r.Value).OfType<OpenApiResponse>())
        {
            success.Description = $"{success.Description}. Rows may say: {InWords(codes)}";
        }
    }

    private static string InWords(IEnumerable<string> codes) => string.Join("; ", codes.GroupBy(c => c.Split('/')[0]).Select(g =>
        g.Where(c => c.Contains('/', StringComparison.Ordinal)).Select(c => c.Split('/')[1]).ToList() is { Count: > 0 } errors ? $"{g.Key} with {string.Join(", ", errors)}" : g.Key));

    /// <summary>Slices are named as their operations are; what their validators can say needs nobody to have met it.</summary>
    private static IEnumerable<(int Status, string Code)> Validated(string operation, IServiceProvider services)
    {
        var slice = char.ToUpperInvariant(operation[0]) + operation[1..];
        foreach (var request in typeof(ProblemCodes).Assembly.GetTypes().Where(t => t.DeclaringType?.Name == slice && t.Name is "Command" or "Query"))
        {
            var (status, problem) = request.Name == "Command" ? (422, "validation_failed") : (400, "malformed_request");
            foreach (var code in services.GetServices(typeof(IValidator<>).MakeGenericType(request)).OfType<IValidator>().SelectMany(CodesOf))
            {
                yield return (status, $"{problem}/{code}");
            }
        }
    }

    private static IEnumerable<string> CodesOf(IValidator validator) => validator.CreateDescriptor().Rules.SelectMany(rule => rule.Components).SelectMany(part => part.Validator is IChildValidatorAdaptor child
        ? Within(child) is { } inner ? CodesOf(inner) : []
        : part.ErrorCode is { } code && ProblemTexts.Codes.Contains(code) ? [code] : Enumerable.Empty<string>());

    /// <summary>Asked without a request: none of ours is chosen by what is sent.</summary>
    private static IValidator? Within(IChildValidatorAdaptor child) =>
        (IValidator?)child.GetType().GetMethod("GetValidator")!.Invoke(child, [Activator.CreateInstance(typeof(ValidationContext<>).MakeGenericType(child.GetType().GetGenericArguments()[0]), [null]), null]);

    private static ILookup<string, (int Status, string Code)> Read() =>
        File.ReadLines(Kept).Select(line => line.Split(' ')).ToLookup(part => part[0], part => (int.Parse(part[1], CultureInfo.InvariantCulture), part[2]));
}
