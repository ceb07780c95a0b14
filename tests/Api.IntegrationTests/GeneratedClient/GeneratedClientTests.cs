using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NJsonSchema.CodeGeneration.CSharp;
using NSwag;
using NSwag.CodeGeneration.CSharp;

namespace Lantu.Api.IntegrationTests.GeneratedClient;

/// <summary>The contract is one that a generator understands: a client made of it compiles, and hands in a whole form.</summary>
public sealed class GeneratedClientTests
{
    [Test]
    public async Task ClientOfTheContract_HandsInAWholeForm()
    {
        var folder = Path.Combine(Repository.Folder, "tests", "Api.IntegrationTests", "GeneratedClient");
        var program = Compile(await GenerateAsync(), await File.ReadAllTextAsync(Path.Combine(folder, "WholeSubmission.cs")));
        await using var app = new LantuApp(await TestDatabases.CopyAsync());
        var registered = await Programs.RegisterAsync(await app.AsAsync("security"), "kaihua", ["plan:read", "submissions:write"]);
        var caller = await Programs.CallerAsync(app, registered);
        var run = program.GetType("Lantu.Client.WholeSubmission", throwOnError: true)!.GetMethod("RunAsync")!;
        var said = await (Task<IReadOnlyList<string>>)run.Invoke(null, [caller.Http, "quzhou-eco-14", "2023"])!;
        Assert.That(said, Is.EqualTo(new[]
        {
            "412 stale_version", "422 validation_failed /lines/0/indicatorCode", "Draft 97.5", "Submitted Submitted", "Submitted", "Submit kaihua 监测平台",
        }));
    }

    private static async Task<string> GenerateAsync()
    {
        var contract = await OpenApiYamlDocument.FromYamlAsync(await File.ReadAllTextAsync(Path.Combine(Repository.Folder, "openapi.yaml")));
        return new CSharpClientGenerator(contract, new CSharpClientGeneratorSettings
        {
            ClassName = "LantuClient",
            UseBaseUrl = false,
            GenerateOptionalParameters = true,
            CSharpGeneratorSettings =
            {
                Namespace = "Lantu.Client",
                // Its other choice does not read words of enums within lists.
                JsonLibrary = CSharpJsonLibrary.NewtonsoftJson,
                GenerateNullableReferenceTypes = true,
                GenerateOptionalPropertiesAsNullable = true,
                DateType = "System.DateOnly",
                DateTimeType = "System.DateTimeOffset",
            },
        }).GenerateFile();
    }

    private static Assembly Compile(params string[] sources)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("Lantu.Client", sources.Select(source => CSharpSyntaxTree.ParseText(source)), references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var assembly = new MemoryStream();
        var emitted = compilation.Emit(assembly);
        Assert.That(emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error), Is.Empty);
        return Assembly.Load(assembly.ToArray());
    }
}
