using System.Security.Cryptography;
using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace Lantu.Load.Dataset;

/// <summary>The observations of the crowd, as they would have come: month after month, area after area.</summary>
public static class Figures
{
    public static async Task CopyAsync(NpgsqlConnection connection, int areas)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            "COPY observations (id, plan_id, indicator_id, org_unit_id, period, revision, value, source, submission_id, approved_at) FROM STDIN (FORMAT binary)");
        copy.Timeout = TimeSpan.Zero;
        var cities = Enumerable.Range(0, ((areas - 1) / CrowdSql.AreasPerCity) + 1).Select(city => (Plan: Id($"plan{city}"), Indicators: Enumerable.Range(1, CrowdSql.Indicators).Select(i => Id($"indicator{city}.{i}")).ToArray())).ToArray();
        var units = Enumerable.Range(0, areas).Select(area => Id($"area{area}")).ToArray();
        var no = 0;
        for (var month = 0; month < CrowdSql.Periods; month++)
        {
            var first = new DateTime(2023, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMonths(month);
            var (period, approvedAt) = ($"{first:yyyy-MM}", first.AddMonths(1).AddDays(4).AddHours(4));
            for (var area = 0; area < areas; area++)
            {
                Interrupt.Token.ThrowIfCancellationRequested();
                var (city, submission) = (cities[area / CrowdSql.AreasPerCity], Id($"submission{month}.{area}"));
                for (var indicator = 0; indicator < CrowdSql.Indicators; indicator++)
                {
                    await copy.StartRowAsync();
                    await copy.WriteAsync(InOrder(no++), NpgsqlDbType.Uuid);
                    await copy.WriteAsync(city.Plan, NpgsqlDbType.Uuid);
                    await copy.WriteAsync(city.Indicators[indicator], NpgsqlDbType.Uuid);
                    await copy.WriteAsync(units[area], NpgsqlDbType.Uuid);
                    await copy.WriteAsync(period, NpgsqlDbType.Varchar);
                    await copy.WriteAsync(1, NpgsqlDbType.Integer);
                    await copy.WriteAsync(Value(month, area, indicator), NpgsqlDbType.Numeric);
                    await copy.WriteAsync("submission", NpgsqlDbType.Varchar);
                    await copy.WriteAsync(submission, NpgsqlDbType.Uuid);
                    await copy.WriteAsync(approvedAt, NpgsqlDbType.TimestampTz);
                }
            }
        }

        await copy.CompleteAsync();
    }

    /// <summary>Between 80.0 and 99.9, now up and now down.</summary>
    private static decimal Value(int month, int area, int indicator) => new(800 + (((month * 7) + (area * 13) + (indicator * 29)) % 200), 0, 0, false, 1);

    /// <summary>The same as md5(name)::uuid in SQL.</summary>
    public static Guid Id(string name)
    {
#pragma warning disable CA5351 // Names are numbered, nothing is secured.
        return new Guid(MD5.HashData(Encoding.UTF8.GetBytes(name)), bigEndian: true);
#pragma warning restore CA5351
    }

    /// <summary>Ids of the product grow with time.</summary>
    private static Guid InOrder(int no) => new(0x01900000, 0, 0x7000, 0x80, 0, 0, 0, (byte)(no >> 24), (byte)(no >> 16), (byte)(no >> 8), (byte)no);
}
