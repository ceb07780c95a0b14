using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Lantu.Api.Http;
using Lantu.Api.Http.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Lantu.Api.IntegrationTests;

/// <summary>
/// Every problem that a test is answered by an operation, and every one of a row within an answer of success, has to be one that the contract names for it; else the answer breaks off, and the test with it.
/// UPDATE_PROBLEM_CODES=1 writes down what was met instead; then UPDATE_OPENAPI=1 puts it into the contract. When all tests ran so and passed, what none of them met is dropped (<see cref="Forget"/>).
/// </summary>
public sealed class ProblemRecorder : IStartupFilter
{
    private static readonly string Kept = Path.Combine(Repository.Folder, "api", "Contract", "problem-codes.txt");
    private static readonly bool IsRecording = Environment.GetEnvironmentVariable("UPDATE_PROBLEM_CODES") == "1";
    private static readonly Lock Writing = new();
    private static readonly ConcurrentDictionary<string, HashSet<(int Status, string Code)>> Known = new();
    private static readonly ConcurrentDictionary<string, bool> Met = new();

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => builder =>
    {
        builder.Use(async (context, then) =>
        {
            using var rows = new RowsOverheard(context);
            await then(context);
            // While a problem is described the endpoint is taken off the request.
            if (context.Features.Get<Problem>() is { Status: < 500 } problem && (context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint) is { } endpoint)
            {
                Compare(problem, endpoint, context.RequestServices);
            }
            else if (rows.Read() is { } answer && NameOf(context.GetEndpoint()!) is { } operation)
            {
                var status = context.Response.StatusCode;
                Compare(operation, [.. RowProblems.CodesIn(answer).Distinct().Select(code => (status, code))], [.. ProblemCodes.OfRows(operation).Select(code => (status, code))]);
            }
        });
        next(builder);
    };

    /// <summary>Lines that no test meets any more, when all tests ran and passed; what ran is compared with what there is, so that a filter forgets nothing.</summary>
    /// <returns>What was done, in a line; null where nothing was recorded.</returns>
    public static string? Forget(int ran, int all)
    {
        if (!IsRecording)
        {
            return null;
        }

        if (ran < all)
        {
            return $"problem-codes.txt: {ran} of {all} tests ran and passed; what they did not meet stays";
        }

        lock (Writing)
        {
            var before = File.ReadAllLines(Kept);
            var after = before.Where(Met.ContainsKey).ToList();
            File.WriteAllLines(Kept, after);
            return $"problem-codes.txt: dropped {string.Join(", ", before.Except(after).DefaultIfEmpty("nothing"))}";
        }
    }

    private static string? NameOf(Endpoint endpoint) => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName;

    private static void Compare(Problem problem, Endpoint endpoint, IServiceProvider services)
    {
        if (NameOf(endpoint) is not { } operation || problem.Status == StatusCodes.Status408RequestTimeout)
        {
            return;
        }

        var known = Known.GetOrAdd(operation, _ => ProblemCodes.Of(operation, services).ToHashSet());
        var isAnswered = ProblemCodes.StatusesOf(operation, endpoint.Metadata, services).Contains(problem.Status);
        var said = problem.Errors.Select(e => $"{problem.Code}/{e.Code}").Prepend(problem.Code).Distinct().Select(code => (problem.Status, Code: code)).ToList();
        Compare(operation, said, [.. known, .. said.Where(s => isAnswered && ProblemCodes.IsGeneral(s.Status, s.Code))]);
    }

    private static void Compare(string operation, IReadOnlyList<(int Status, string Code)> said, IReadOnlyCollection<(int Status, string Code)> known)
    {
        string Line((int Status, string Code) one) => $"{operation} {one.Status} {one.Code}";
        foreach (var one in said)
        {
            Met.TryAdd(Line(one), true);
        }

        var unknown = said.Where(s => !known.Contains(s)).Select(Line).ToList();
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

    /// <summary>Passes an answer on and listens along, where it is JSON with rows that may have problems.</summary>
    private sealed class RowsOverheard : Stream
    {
        private readonly HttpContext context;
        private readonly Stream sending;
        private readonly MemoryStream heard = new();
        private bool? isListening;

        public RowsOverheard(HttpContext context)
        {
            (this.context, sending) = (context, context.Response.Body);
            context.Response.Body = this;
        }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        /// <returns>Null where there is nothing to hear.</returns>
        public JsonNode? Read() => heard.Length > 0 ? JsonNode.Parse(heard.ToArray()) : null;

        public override void Write(byte[] buffer, int offset, int count)
        {
            Hear(buffer.AsSpan(offset, count));
            sending.Write(buffer, offset, count);
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Hear(buffer.Span);
            return sending.WriteAsync(buffer, cancellationToken);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush() => sending.Flush();

        public override Task FlushAsync(CancellationToken cancellationToken) => sending.FlushAsync(cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            heard.Dispose();
            base.Dispose(disposing);
        }

        private void Hear(ReadOnlySpan<byte> bytes)
        {
            isListening ??= context.Response is { StatusCode: < 300, ContentType: { } type } && type.StartsWith("application/json", StringComparison.Ordinal) && context.Response.Headers.ContentEncoding.Count == 0
                && context.GetEndpoint()?.Metadata.OfType<IProducesResponseTypeMetadata>().Any(r => r.StatusCode is >= 200 and < 300 && RowProblems.AreIn(r.Type)) == true;
            if (isListening == true)
            {
                heard.Write(bytes);
            }
        }
    }
}
