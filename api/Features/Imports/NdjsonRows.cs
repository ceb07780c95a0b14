using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Tables;

namespace Lantu.Api.Features.Imports;

/// <summary>Reads a stream of JSON objects, one a line, as it comes: what has been read is gone from memory.</summary>
internal static class NdjsonRows
{
    private const int LongestLine = 64 * 1024;

    /// <summary>One line. As in saveSubmissionLines, a member left out stays as it is and null clears.</summary>
    private sealed record Line : AddressedLine
    {
        public string? Form { get; init; }
        public string? OrgUnit { get; init; }
        public string? Period { get; init; }
        public Optional<decimal?> Value { get; init; }
        public Optional<string?> Text { get; init; }
        public Optional<string?> Explanation { get; init; }
        public LineDetailsBody? Details { get; init; }
    }

    /// <param name="body">In UTF-8, with or without a byte-order mark.</param>
    /// <param name="first">The number of its first line.</param>
    /// <param name="cancellationToken">The caller is gone.</param>
    public static async IAsyncEnumerable<ImportRow> ReadAsync(Stream body, int first, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (reader, plain, no) = (PipeReader.Create(body), new PlainLines(), first);
        for (var isOver = false; !isOver;)
        {
            var read = await reader.ReadAsync(cancellationToken);
            var buffer = read.Buffer;
            isOver = read.IsCompleted;
            while (TryCut(ref buffer, isOver, out var line))
            {
                if (Parse(line, no, plain) is { } row)
                {
                    yield return no <= Data.Staging.MostLines ? row : throw new MalformedRequestException(StatusCodes.Status413PayloadTooLarge, "import_too_long");
                }

                no++;
            }

            if (buffer.Length > LongestLine)
            {
                throw new MalformedRequestException(StatusCodes.Status413PayloadTooLarge, "import_line_too_long");
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static bool TryCut(ref ReadOnlySequence<byte> buffer, bool isOver, out ReadOnlySequence<byte> line)
    {
        if (buffer.PositionOf((byte)'\n') is { } end)
        {
            line = buffer.Slice(0, end);
            buffer = buffer.Slice(buffer.GetPosition(1, end));
            return true;
        }

        line = isOver ? buffer : default;
        buffer = isOver ? buffer.Slice(buffer.End) : buffer;
        return line.Length > 0;
    }

    private static ImportRow? Parse(ReadOnlySequence<byte> line, int no, PlainLines plain)
    {
        var bytes = line.IsSingleSegment ? line.FirstSpan : line.ToArray();
        var json = (no == 1 && bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes).Trim(" \t\r"u8);
        return json.IsEmpty ? null : (plain.TryRead(json, no) ?? Read(json, no)).ToRow();
    }

    /// <summary>Any line, and what is wrong with it.</summary>
    internal static RowDraft Read(ReadOnlySpan<byte> json, int no)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(json, WireFormat.Options) is { } line ? Draft(line, no) : new RowDraft(no).Refuse("line", "malformed_json");
        }
        catch (JsonException malformed)
        {
            return new RowDraft(no).Refuse(malformed.Path is { Length: > 2 } path ? Member(path) : "line", malformed is TooManyDigitsException ? "too_many_digits" : "malformed_json");
        }
    }

    private static string Member(string path) => path.StartsWith("$.details.", StringComparison.Ordinal) && DetailsChange.Members.Any(m => DetailsChange.NameOf(m) == path[10..]) ? path[10..] : path[2..] is "form" or "orgUnit" or "period" or "value" or "text" or "explanation" ? path[2..] : "line";

    private static RowDraft Draft(Line line, int no)
    {
        var address = line.Address;
        var draft = new RowDraft(no)
        {
            Form = line.Form,
            OrgUnit = line.OrgUnit,
            Period = line.Period,
            LineKind = address.Given == 0 ? null : LineKinds.Of(address),
            LineCode = address.Given == 0 ? null : address.ToString(),
            Value = line.Value,
            Text = line.Text,
            Explanation = line.Explanation,
            Details = line.Details?.ToChange() ?? DetailsChange.Nothing,
        };
        return address.Given > 1 ? draft.Refuse("line", "one_address_only") : draft;
    }
}
