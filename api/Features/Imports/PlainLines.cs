using System.Text.Json;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Tables;

namespace Lantu.Api.Features.Imports;

/// <summary>
/// Nearly every line of a stream names a form, a unit and a period as the line before did, and gives a figure or words. Such a line is read here, without an object
/// for each of its members; any other, and all that is wrong, by <see cref="NdjsonRows.Read"/>, which says the same of these too.
/// </summary>
internal sealed class PlainLines
{
    private readonly string?[] names = new string?[3];

    /// <returns>Null where the line is not plain.</returns>
    public RowDraft? TryRead(ReadOnlySpan<byte> json, int no)
    {
        try
        {
            return TryRead(new Utf8JsonReader(json), no);
        }
        catch (Exception odd) when (odd is JsonException or InvalidOperationException)
        {
            // No JSON, or text that is none.
            return null;
        }
    }

    private RowDraft? TryRead(Utf8JsonReader reader, int no)
    {
        var draft = new RowDraft(no);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!TryReadMember(ref reader, draft))
            {
                return null;
            }
        }

        return reader.TokenType == JsonTokenType.EndObject && !reader.Read() ? draft : null;
    }

    /// <returns>False for a second of the same, and for whatever a plain line does not have.</returns>
    private bool TryReadMember(ref Utf8JsonReader reader, RowDraft draft) =>
        reader.ValueTextEquals("value"u8) ? !draft.Value.IsGiven && reader.Read() && TryReadFigure(ref reader, draft)
        : reader.ValueTextEquals("form"u8) ? draft.Form is null && (draft.Form = Name(ref reader, 0)) is not null
        : reader.ValueTextEquals("orgUnit"u8) ? draft.OrgUnit is null && (draft.OrgUnit = Name(ref reader, 1)) is not null
        : reader.ValueTextEquals("period"u8) ? draft.Period is null && (draft.Period = Name(ref reader, 2)) is not null
        : reader.ValueTextEquals("text"u8) ? !draft.Text.IsGiven && reader.Read() && (draft.Text = Words(ref reader)).IsGiven
        : reader.ValueTextEquals("explanation"u8) ? !draft.Explanation.IsGiven && reader.Read() && (draft.Explanation = Words(ref reader)).IsGiven
        : draft.LineKind is null && TryReadAddress(ref reader, draft);

    private static bool TryReadAddress(ref Utf8JsonReader reader, RowDraft draft)
    {
        draft.LineKind = reader.ValueTextEquals("indicatorCode"u8) ? LineKinds.Indicator : reader.ValueTextEquals("taskCode"u8) ? LineKinds.Task
            : reader.ValueTextEquals("projectCode"u8) ? LineKinds.Project : reader.ValueTextEquals("commitmentId"u8) ? LineKinds.Commitment : null;
        return draft.LineKind is not null && reader.Read() && reader.TokenType == JsonTokenType.String
            && (draft.LineCode = draft.LineKind != LineKinds.Commitment ? reader.GetString() : reader.TryGetGuid(out var id) ? id.ToString() : null) is not null;
    }

    private static bool TryReadFigure(ref Utf8JsonReader reader, RowDraft draft)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            draft.Value = new Optional<decimal?>(null, true);
            return true;
        }

        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetDecimal(out var figure) || !FigureConverter.IsHeld(reader.ValueSpan))
        {
            return false;
        }

        draft.Value = new Optional<decimal?>(figure, true);
        return true;
    }

    private static Optional<string?> Words(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => new Optional<string?>(null, true),
        JsonTokenType.String => new Optional<string?>(reader.GetString(), true),
        _ => default,
    };

    private string? Name(ref Utf8JsonReader reader, int which)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.String)
        {
            return null;
        }

        return names[which] is { } last && reader.ValueTextEquals(last) ? last : names[which] = reader.GetString();
    }
}
