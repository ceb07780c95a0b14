using Lantu.Migrations;
using Lantu.Migrations.DataSets;
using Npgsql;

namespace Lantu.Api.IntegrationTests;

public sealed class DataSetTests
{
    private string folder = null!;

    [SetUp]
    public void Copy()
    {
        folder = Directory.CreateTempSubdirectory("lantu-data-").FullName;
        foreach (var file in Directory.EnumerateFiles(Migrator.DataFolder, "*.json", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(Migrator.DataFolder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    [TearDown]
    public void Remove() => Directory.Delete(folder, recursive: true);

    private void Change(string file, string from, string to)
    {
        var path = Path.Combine(folder, file);
        var text = File.ReadAllText(path);
        Assert.That(text, Does.Contain(from));
        var place = text.IndexOf(from, StringComparison.Ordinal);
        File.WriteAllText(path, text[..place] + to + text[(place + from.Length)..]);
    }

    [Test]
    public async Task Load_Twice_ChangesNothing()
    {
        var database = await TestDatabases.EmptyAsync();
        await Migrator.RunAsync(database, _ => { });
        var before = await FingerprintAsync(database);
        await Migrator.RunAsync(database, _ => { });
        Assert.That(await FingerprintAsync(database), Is.EqualTo(before));
    }

    [Test]
    public async Task Forms_NameCommitmentsByWhatTheyAreAbout()
    {
        var database = await TestDatabases.CopyAsync();
        Assert.That(
            await ScalarAsync(database, """
                SELECT string_agg(coalesce(t.code, c.quantity), ' ' ORDER BY l.no) FROM report_form_lines l JOIN report_form_versions v ON v.id = l.report_form_version_id
                JOIN report_forms f ON f.id = v.report_form_id LEFT JOIN plan_tasks t ON t.id = l.task_id LEFT JOIN commitments c ON c.id = l.commitment_id
                WHERE f.code = 'water-works-year' AND v.no = 1
                """),
            Is.EqualTo("5.1 新增污水日处理能力 清洁排放技术改造规模 农村生活污水处理设施行政村覆盖率 农村生活污水处理设施达标排放率 氮磷生态拦截沟渠长度 5.2 美丽河湖"));
    }

    [Test]
    public async Task Load_FourAtOnceOnAnEmptyDatabase_AllSucceed()
    {
        var database = await TestDatabases.EmptyAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Migrator.RunAsync(database, _ => { }))));
        Assert.That(await ScalarAsync(database, "SELECT count(*) FROM plan_tasks"), Is.EqualTo(50L));
    }

    [Test]
    public async Task Load_ANewerFile_UpdatesWhatNobodyTouched_AndKeepsWhatAnAdministratorChanged()
    {
        var database = await TestDatabases.CopyAsync();
        await ScalarAsync(database, "UPDATE indicators SET name = '管理员改的名', version = version + 1 WHERE code = '1' AND plan_id = (SELECT id FROM plans WHERE code = 'quzhou-eco-14')");
        Change("quzhou-eco-14/indicators.json", "城市空气质量优良天数比例", "数据集改的名一");
        Change("quzhou-eco-14/indicators.json", "森林覆盖率", "数据集改的名二");
        var log = new List<string>();
        await Migrator.RunAsync(database, log.Add, folder);

        Assert.That(await ScalarAsync(database, "SELECT count(*) FROM indicators WHERE name = '管理员改的名'"), Is.EqualTo(1L));
        Assert.That(await ScalarAsync(database, "SELECT count(*) FROM indicators WHERE name = '数据集改的名二'"), Is.EqualTo(1L));
        Assert.That(log, Has.Some.Contains("kept as an administrator left it: indicators 1"));
    }

    [TestCase("quzhou-eco-14/indicators.json", "\"binding\"", "\"compulsory\"", "/indicators/0/nature")]
    [TestCase("quzhou-eco-14/indicators.json", "\"decimals\"", "\"digits\"", "/indicators/0")]
    [TestCase("quzhou-eco-14/chapters.json", "\"title\"", "\"tittle\"", "/chapters/0")]
    [TestCase("quzhou-eco-14/columns.json", "\"chapterNo\": 3", "\"chapterNo\": 99", "/columns/0/chapterNo")]
    [TestCase("quzhou-eco-14/responsibilities.json", "\"epb\"", "\"nobody\"", "orgUnitCode")]
    [TestCase("quzhou-eco-14/forms.json", "\"3.1\"", "\"3\"", "/forms/0/lines")]
    [TestCase("quzhou-eco-14/forms.json", "\"quantity\": \"美丽河湖\"", "\"quantity\": \"美丽河\"", "/commitment")]
    [TestCase("quzhou-eco-14/forms.json", "\"subjectCode\": \"5.2\",\n            \"quantity\": \"美丽河湖\"", "\"subjectCode\": \"4.4\",\n            \"quantity\": \"道路机械化清扫率\"", "scope tells which")]
    [TestCase("quzhou-eco-14/plan.json", "{", "", "/")]
    [TestCase("org-units.json", "\"kecheng\"", "\"quzhou\"", "/orgUnits/1")]
    public async Task Load_ABadFile_IsRefusedWithFilePlaceAndReason_AndNothingIsWritten(string file, string from, string to, string place)
    {
        var database = await TestDatabases.CopyAsync();
        var before = await FingerprintAsync(database);
        Change(file, from, to);

        var refusal = Assert.ThrowsAsync<DataSetException>(() => Migrator.RunAsync(database, _ => { }, folder))!;
        Assert.That(refusal.Message, Does.StartWith(file).And.Contain(place));
        Assert.That(refusal.Reason, Is.Not.Empty);
        Assert.That(await FingerprintAsync(database), Is.EqualTo(before));
    }

    [Test]
    public async Task Lead_TwoConfirmedAtOnce_TheDatabaseRefuses()
    {
        var database = await TestDatabases.CopyAsync();
        const string Confirm = """
            INSERT INTO responsibilities (id, plan_id, task_id, org_unit_id, role, status, valid_from, origin)
            SELECT gen_random_uuid(), t.plan_id, t.id, u.id, 'lead', 'confirmed', '2024-01-01', 'administrator'
            FROM plan_tasks t CROSS JOIN org_units u WHERE t.code = '5.1' AND u.code = '{0}'
            """;
        await ScalarAsync(database, string.Format(System.Globalization.CultureInfo.InvariantCulture, Confirm, "postal"));
        Assert.That(
            async () => await ScalarAsync(database, string.Format(System.Globalization.CultureInfo.InvariantCulture, Confirm, "audit")),
            Throws.TypeOf<PostgresException>().With.Property("ConstraintName").EqualTo("ex_responsibilities_one_confirmed_lead"));
    }

    private static Task<object?> FingerprintAsync(string database) => ScalarAsync(
        database,
        """
        SELECT md5(string_agg(row, ',' ORDER BY row)) FROM (
            SELECT t::text AS row FROM indicators t UNION ALL SELECT t::text FROM plan_tasks t UNION ALL SELECT t::text FROM projects t
            UNION ALL SELECT t::text FROM commitments t UNION ALL SELECT t::text FROM responsibilities t UNION ALL SELECT t::text FROM plans t
            UNION ALL SELECT t::text FROM observations t UNION ALL SELECT t::text FROM submissions t UNION ALL SELECT t::text FROM org_units t) all_rows
        """);

    private static async Task<object?> ScalarAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
