using System.Collections.Concurrent;
using Lantu.Api.Http;
using Lantu.Api.Http.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lantu.Api.IntegrationTests;

/// <summary>
/// Every problem that a test is answered by an operation has to be one that the contract names for it; else the answer breaks off, and the test with it.
/// UPDATE_PROBLEM_CODES=1 writes down what was met instead; then UPDATE_OPENAPI=1 puts it into the contract. To be rid of what is met no more: empty the file and run all tests so.
/// </summary>
public sealed class ProblemRecorder : IStartupFilter
{
    private static readonly string Kept = Path.Combine(Repository.Folder, "api", "Contract", "problem-codes.txt");
    private static readonly bool IsRecording = Environment.GetEnvironmentVariable("UPDATE_PROBLEM_CODES") == "1";
    private static readonly Lock Writing = new();
    private static readonly ConcurrentDictionary<string, HashSet<(int Status, string Code)>> Known = new();

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => builder =>
    {
        builder.Use(async (context, then) =>
        {
            await then(context);
            // While a problem is described the endpoint is taken off the request.
            if (context.Features.Get<Problem>() is { Status: < 500 } problem && (context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint) is { } endpoint)
            {
                Compare(problem, endpoint, context.RequestServices);
            }
        });
        next(builder);
    };

    private static void Compare(Problem problem, Endpoint endpoint, IServiceProvider services)
    {
        if (endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName is not { } operation || problem.Status == StatusCodes.Status408RequestTimeout)
        {
            return;
        }

        var known = Known.GetOrAdd(operation, _ => ProblemCodes.Of(operation, services).ToHashSet());
        var isAnswered = ProblemCodes.StatusesOf(operation, endpoint.Metadata, services).Contains(problem.Status);
        var unknown = problem.Errors.Select(e => $"{problem.Code}/{e.Code}").Prepend(problem.Code)
            .Where(code => !known.Contains((problem.Status, code)) && !(isAnswered && ProblemCodes.IsGeneral(problem.Status, code)))
            .Select(code => $"{operation} {problem.Status} {code}").Distinct().ToList();
        if (unknown.Count == 0)
        {
            return;
        }

        if (!IsRecording)
        {
            throw new InvalidOperationException($"not in api/Contract/problem-codes.txt: {string.Join(", ", unknown)}; run the test once with UPDATE_PROBLEM_CODES=1 and review the diff");
        }

        lock (Writing)
        {
            File.WriteAllLines(Kept, File.ReadAllLines(Kept).Union(unknown).Order(StringComparer.Ordinal));
        }
    }
}
