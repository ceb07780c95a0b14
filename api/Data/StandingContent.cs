using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lantu.Api.Data;

/// <summary>What the rows of the read model hold: of an indicator its verdict, which no day changes; of a task or project what the verdict of a day follows from.</summary>
public static class StandingContent
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new PeriodConverter() },
    };

    /// <summary>The same for rows as SQL names their columns.</summary>
    public static JsonSerializerOptions SnakeCaseJson { get; } = new(Json) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <param name="chinese">The verdict, explained in Chinese.</param>
    /// <param name="english">The same in English.</param>
    /// <param name="rollUps">Of the years that the city has not reported itself.</param>
    public static string Of(Status chinese, Status english, IReadOnlyDictionary<int, RollUp> rollUps) =>
        JsonSerializer.Serialize(IndicatorContent.Of(chinese, english) with { RollUps = rollUps.Count == 0 ? null : rollUps }, Json);

    public static string Of(ProgressStanding standing) => JsonSerializer.Serialize(standing, Json);

    public static IndicatorContent IndicatorOf(string content) => JsonSerializer.Deserialize<IndicatorContent>(content, Json)!;

    public static ProgressStanding ProgressOf(string content) => JsonSerializer.Deserialize<ProgressStanding>(content, Json)!;

    private sealed class PeriodConverter : JsonConverter<Period>
    {
        public override Period Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Period.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Period value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);
    }
}

/// <param name="Status">Explained in Chinese.</param>
/// <param name="Explanation">In English.</param>
/// <param name="Projection">In English.</param>
/// <param name="SecondOpinion">In English.</param>
public sealed record IndicatorContent(Status Status, string Explanation, string? Projection, string? SecondOpinion = null)
{
    /// <summary>The city's value of years that it has not reported itself; null where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<int, RollUp>? RollUps { get; init; }

    public static IndicatorContent Of(Status chinese, Status english) => new(chinese, english.Explanation, english.Projection?.Explanation, english.SecondOpinion?.Explanation);

    public Status In(Language language) => language == Language.English
        ? Status with
        {
            Explanation = Explanation,
            Projection = Status.Projection is { } projection ? projection with { Explanation = Projection! } : null,
            SecondOpinion = Status.SecondOpinion is { } opinion ? opinion with { Explanation = SecondOpinion ?? opinion.Explanation } : null,
        }
        : Status;
}

internal sealed class StandingConfiguration : IEntityTypeConfiguration<Standing>
{
    public void Configure(EntityTypeBuilder<Standing> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Content).HasColumnType("json");
        builder.HasOne<Plan>().WithMany().HasForeignKey(s => s.PlanId);
        builder.HasOne<OrgUnit>().WithMany().HasForeignKey(s => s.OrgUnitId);
    }
}
