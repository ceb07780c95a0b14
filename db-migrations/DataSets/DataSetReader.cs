using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Json.Schema;

namespace Lantu.Migrations.DataSets;

/// <summary>Reads a data folder: every file against its JSON Schema first, then the references between files.</summary>
internal sealed class DataSetReader(string dataFolder)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public DataSet Read()
    {
        var holidays = ReadFile<HolidaysFile>("holidays.json", "holidays").Holidays;
        var orgUnits = ReadFile<OrgUnitsFile>("org-units.json", "org-units").OrgUnits;
        var plans = Directory.EnumerateFiles(dataFolder, "plan.json", SearchOption.AllDirectories)
            .Select(file => Path.GetFileName(Path.GetDirectoryName(file)!))
            .Order(StringComparer.Ordinal)
            .Select(ReadPlan)
            .ToList();
        var dataSet = new DataSet(holidays, orgUnits, plans);
        DataSetReferences.Check(dataSet);
        return dataSet;
    }

    private PlanDataSet ReadPlan(string folder) => new(
        folder,
        ReadFile<PlanFile>($"{folder}/plan.json", "plan"),
        ReadOptional<ChaptersFile>($"{folder}/chapters.json", "chapters")?.Chapters ?? [],
        ReadOptional<ColumnsFile>($"{folder}/columns.json", "columns")?.Columns ?? [],
        ReadFile<IndicatorsFile>($"{folder}/indicators.json", "indicators").Indicators,
        ReadOptional<ResponsibilitiesFile>($"{folder}/responsibilities.json", "responsibilities")?.Responsibilities ?? [],
        ReadOptional<FormsFile>($"{folder}/forms.json", "forms")?.Forms ?? [],
        ReadOptional<EvaluationSchemeFile>($"{folder}/evaluation-scheme.json", "evaluation-scheme"));

    private T? ReadOptional<T>(string file, string schema)
        where T : class =>
        File.Exists(Path.Combine(dataFolder, file)) ? ReadFile<T>(file, schema) : null;

    private T ReadFile<T>(string file, string schema)
    {
        var node = Parse(file);
        Validate(file, node, JsonSchema.FromText(File.ReadAllText(Path.Combine(dataFolder, "schemas", $"{schema}.schema.json"))));
        try
        {
            return node.Deserialize<T>(Options)!;
        }
        catch (JsonException misfit)
        {
            throw new DataSetException(file, misfit.Path ?? "", misfit.Message);
        }
    }

    private JsonNode Parse(string file)
    {
        var path = Path.Combine(dataFolder, file);
        if (!File.Exists(path))
        {
            throw new DataSetException(file, "", "the file is missing");
        }

        try
        {
            return JsonNode.Parse(File.ReadAllText(path)) ?? throw new DataSetException(file, "", "the file holds null");
        }
        catch (JsonException malformed)
        {
            throw new DataSetException(file, "", $"not JSON at line {malformed.LineNumber + 1}: {malformed.Message}");
        }
    }

    private static void Validate(string file, JsonNode node, JsonSchema schema)
    {
        var result = schema.Evaluate(node, new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true });
        if (result.IsValid)
        {
            return;
        }

        // The deepest place says most: "/indicators/3/nature", not "/indicators".
        var worst = result.Details
            // What stands under "if" only asks; that it does not hold is no fault.
            .Where(detail => detail.HasErrors && !detail.EvaluationPath.ToString().Contains("/if", StringComparison.Ordinal))
            .OrderByDescending(detail => detail.InstanceLocation.ToString().Count(c => c == '/'))
            .First();
        throw new DataSetException(file, worst.InstanceLocation.ToString(), string.Join("; ", worst.Errors!.Select(error => error.Value)));
    }
}
