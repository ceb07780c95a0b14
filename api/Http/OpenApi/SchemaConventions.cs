using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Lantu.Api.Http.OpenApi;

/// <summary>
/// Mends what Swashbuckle writes for OpenAPI 3.1: a nullable reference becomes oneOf instead of an allOf that nothing satisfies,
/// members of answers are all required, and answers stay open for members to come.
/// </summary>
public sealed class SchemaConventions : IDocumentFilter
{
    private static readonly Dictionary<string, string> Tags = new()
    {
        ["Session"] = "Signing in and out",
        ["Account"] = "Your own password, second factor, sessions and delegations",
        ["Plans"] = "Plan documents",
        ["Dashboard"] = "Where a plan stands, on one page (驾驶舱)",
        ["Tasks"] = "Key-task chapters, their tasks and promises (重点任务)",
        ["Projects"] = "Columns of major projects (专栏)",
        ["Indicators"] = "The indicator table and approved values (指标)",
        ["Targets"] = "What indicators are to reach, by area and year (下达、分解), and by which thresholds they are judged",
        ["Org units"] = "Areas and departments (单位)",
        ["Responsibilities"] = "Who leads and supports what (责任分工)",
        ["Supervision"] = "Slips (督办单): what is asked of units about what has gone wrong, and what they answer",
        ["Reports"] = "What an evaluation says, as a document to read, print and publish (报告)",
        ["Evaluations"] = "How well the plan is carried out: annual, mid-term and final (评估)",
        ["Snapshots"] = "Instants of a plan under a name (快照)",
        ["Releases"] = "What the public gets to see, and from when (发布)",
        ["Public"] = "What has been released, for anybody (公开)",
        ["Calendar"] = "Days on which something is due, and feeds for calendar programs (日历)",
        ["Comments"] = "What units say to each other and ask each other (意见与提问)",
        ["Feedback"] = "What the public asks and tells, and what units answer (公众留言)",
        ["Saved views"] = "Filters of lists under a name, one's own and those of one's unit (常用视图)",
        ["Search"] = "Words anywhere in a plan (搜索)",
        ["Forms"] = "What units report, when and by which rules (报表)",
        ["Submissions"] = "Filling forms and deciding on them (填报、审批)",
        ["Attachments"] = "Files that back what is reported (佐证材料)",
        ["Imports"] = "Lines from files and from other systems (导入)",
        ["Prefill"] = "What other systems say of figures, as suggestions beside the cells (预填), and where they differ (核对)",
        ["Todos"] = "What waits for you, what you decided, what you handed in (待办)",
        ["Notices"] = "What happened to submissions and slips of yours (消息)",
        ["Reminders"] = "Reminding units of what they owe (催报)",
        ["Changes"] = "What has changed, in order and without gaps, for programs that keep a copy (变更流)",
        ["Users"] = "People and their roles (用户与授权)",
        ["API clients"] = "Programs that call for a unit (第三方系统)",
        ["Webhooks"] = "Programs that are called when something changes (推送)",
    };

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        swaggerDoc.Tags = Tags.Select(tag => new OpenApiTag { Name = tag.Key, Description = tag.Value }).ToHashSet();
        foreach (var operation in swaggerDoc.Paths.Values.SelectMany(path => path.Operations?.Values.ToList() ?? []))
        {
            foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
            {
                parameter.Schema = Unwrapped(parameter.Schema);
            }

            foreach (var content in operation.RequestBody?.Content?.Values.OfType<OpenApiMediaType>() ?? [])
            {
                content.Schema = Unwrapped(content.Schema);
            }
        }

        var schemas = swaggerDoc.Components!.Schemas!;
        foreach (var own in schemas.Values.OfType<OpenApiSchema>())
        {
            MendNullableReferences(own);
        }

        var onlySent = new SentSchemas(swaggerDoc).SetApart();
        foreach (var (name, schema) in schemas)
        {
            if (schema is OpenApiSchema { Type: JsonSchemaType.Object } own && !IsRequest(name) && !onlySent.Contains(name))
            {
                own.Required = own.Properties?.Keys.ToHashSet();
                own.AdditionalPropertiesAllowed = true;
            }
        }
    }

    /// <summary>A reference needs no allOf around it.</summary>
    private static IOpenApiSchema? Unwrapped(IOpenApiSchema? schema) => schema is OpenApiSchema { AllOf: [var only] } ? only : schema;

    public static bool IsRequest(string name) => name.EndsWith("Body", StringComparison.Ordinal) || name.EndsWith("Command", StringComparison.Ordinal);

    private static void MendNullableReferences(OpenApiSchema schema)
    {
        foreach (var (name, property) in schema.Properties?.ToList() ?? [])
        {
            if (property is not OpenApiSchema own)
            {
                continue;
            }

            if (own is { AllOf: [var only] })
            {
                schema.Properties![name] = own.Type == JsonSchemaType.Null
                    ? new OpenApiSchema { OneOf = [only, new OpenApiSchema { Type = JsonSchemaType.Null }], Description = own.Description }
                    : own.Description is null ? only : own;
            }
            else
            {
                MendNullableReferences(own);
            }
        }
    }
}
