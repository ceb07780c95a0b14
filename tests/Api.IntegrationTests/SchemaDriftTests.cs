using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Lantu.Api.IntegrationTests;

/// <summary>The SQL scripts are the truth; the EF model must say the same of every column: type, length, nullability.</summary>
public sealed class SchemaDriftTests
{
    [Test]
    public async Task Model_AndMigratedSchema_AgreeColumnByColumn()
    {
        await using var db = TestDatabases.Open(await TestDatabases.CopyAsync());
        var columns = await ColumnsAsync(db.Database.GetConnectionString()!);
        var differences = new List<string>();
        foreach (var entity in db.Model.GetEntityTypes())
        {
            var table = entity.GetTableName()!;
            var mapped = StoreObjectIdentifier.Table(table);
            foreach (var property in entity.GetProperties())
            {
                var name = property.GetColumnName(mapped)!;
                var type = property.GetColumnType().Replace("timestamp with time zone", "timestamptz", StringComparison.Ordinal).Replace("character varying", "varchar", StringComparison.Ordinal);
                var wanted = $"{type}{(property.IsColumnNullable(mapped) ? "" : " not null")}";
                var actual = columns.GetValueOrDefault((table, name));
                if (actual != wanted)
                {
                    differences.Add($"{table}.{name}: the model says {wanted}, the schema {actual ?? "nothing"}");
                }
            }
        }

        Assert.That(db.Model.GetEntityTypes().Count(), Is.GreaterThan(15));
        Assert.That(differences, Is.Empty);
    }

    [Test]
    public async Task EveryEntity_CanBeQueried()
    {
        await using var db = TestDatabases.Open(await TestDatabases.CopyAsync());
        await db.Submissions.Include(s => s.Lines).Include(s => s.Transitions).Take(1).ToListAsync();
        await db.Responsibilities.Include(r => r.OrgUnit).Take(1).ToListAsync();
        await db.Plans.ToListAsync();
        Assert.That(await db.Memberships.CountAsync(), Is.EqualTo(31));
    }

    private static async Task<Dictionary<(string, string), string>> ColumnsAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            SELECT c.relname, a.attname,
                   replace(replace(format_type(a.atttypid, a.atttypmod), 'character varying', 'varchar'), 'timestamp with time zone', 'timestamptz')
                   || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
            WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
            """,
            connection);
        await using var reader = await command.ExecuteReaderAsync();
        var columns = new Dictionary<(string, string), string>();
        while (await reader.ReadAsync())
        {
            columns[(reader.GetString(0), reader.GetString(1))] = reader.GetString(2);
        }

        return columns;
    }
}
