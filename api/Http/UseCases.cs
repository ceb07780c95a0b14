using AutoMapper;
using Lantu.Api.Data;
using Lantu.Api.Features.ApiClients;
using Lantu.Api.Features.Calendar;
using Lantu.Api.Features.Comments;
using Lantu.Api.Features.Dashboard;
using Lantu.Api.Features.Evaluations;
using Lantu.Api.Features.Forms;
using Lantu.Api.Features.Imports;
using Lantu.Api.Features.Indicators;
using Lantu.Api.Features.Prefill;
using Lantu.Api.Features.Projects;
using Lantu.Api.Features.Public;
using Lantu.Api.Features.PublicFeedback;
using Lantu.Api.Features.Releases;
using Lantu.Api.Features.Reports;
using Lantu.Api.Features.ReportTemplates;
using Lantu.Api.Features.Responsibilities;
using Lantu.Api.Features.SavedViews;
using Lantu.Api.Features.Slips;
using Lantu.Api.Features.SubTasks;
using Lantu.Api.Features.Submissions;
using Lantu.Api.Features.Targets;
using Lantu.Api.Features.Users;
using Lantu.Api.Features.Webhooks;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Http;

public static class UseCases
{
    /// <summary>MediatR with every handler of this assembly, validation before each of them, and what slices share.</summary>
    public static void AddUseCases(this IServiceCollection services)
    {
        services.AddScoped<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>));
        // Those only that others may see: to look at each of the six thousand types takes a tenth of a start (docs/performance.md).
        var types = typeof(UseCases).Assembly.GetExportedTypes().Where(type => type is { IsClass: true, IsAbstract: false }).ToList();
        foreach (var handler in types)
        {
            foreach (var contract in handler.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)))
            {
                services.AddScoped(contract, handler);
            }
        }

        foreach (var source in types.Where(type => type.IsAssignableTo(typeof(ICalendarSource))))
        {
            services.AddScoped(typeof(ICalendarSource), source);
        }

        services.AddAutoMapper(
            (provider, mapper) =>
            {
                mapper.LicenseKey = provider.GetRequiredService<IConfiguration>()["AutoMapper:LicenseKey"];
                foreach (var profile in types.Where(type => type.IsSubclassOf(typeof(Profile))))
                {
                    mapper.AddProfile(profile);
                }
            },
            Type.EmptyTypes);
        services.AddScoped<PlanReader>();
        services.AddScoped<SupervisionReader>();
        services.AddScoped<IndicatorStandings>();
        services.AddScoped<AreaSeries>();
        services.AddScoped<DashboardReading>();
        services.AddSingleton<DashboardAnswers>();
        services.AddScoped<JudgedDashboard>();
        services.AddScoped<StandingsJudge>();
        services.AddScoped<StandingsWriter>();
        services.AddScoped<NoticeWriter>();
        services.AddScoped<FormReader>();
        services.AddSingleton<FormCatalogue>();
        services.AddSingleton<KeptSubmissions>();
        services.AddOptions<KeptSettings>().BindConfiguration("Kept");
        services.AddScoped<SubmissionStore>();
        services.AddScoped<SubmissionReader>();
        services.AddScoped<SubmissionMover>();
        services.AddScoped<ImportReader>();
        services.AddScoped<UserReader>();
        services.AddScoped<ApiClientReader>();
        services.AddScoped<ClientCodeBook>();
        services.AddOptions<OutsideSettings>().BindConfiguration("Outside");
        services.AddSingleton<NameLookup>(System.Net.Dns.GetHostAddressesAsync);
        services.AddSingleton<OutgoingAddresses>();
        services.AddSingleton<OutsideClient>();
        services.AddScoped<PrefillReading>();
        services.AddScoped<PrefillWriter>();
        services.AddScoped<PrefillSources>();
        services.AddScoped<SuggestionReader>();
        services.AddScoped<ReconciliationReader>();
        services.AddScoped<WebhookReader>();
        services.AddScoped<CalendarReader>();
        services.AddScoped<ResponsibilityTableReader>();
        services.AddScoped<ReassignmentWriter>();
        services.AddScoped<ReassignmentEffects>();
        services.AddScoped<OrgUnitMover>();
        services.AddScoped<OrgUnitFounding>();
        services.AddScoped<OrgUnitChangeUndoing>();
        services.AddScoped<ProjectSheets>();
        services.AddScoped<SubTaskReader>();
        services.AddScoped<CommentReader>();
        services.AddScoped<CommentNotices>();
        services.AddScoped<FeedbackReader>();
        services.AddScoped<FeedbackMover>();
        services.AddScoped<SavedViewReader>();
        services.AddScoped<SlipReader>();
        services.AddScoped<SlipWriter>();
        services.AddScoped<EvaluationComposer>();
        services.AddScoped<EvaluationReader>();
        services.AddScoped<ReportSources>();
        services.AddScoped<ReportReader>();
        services.AddScoped<ReportTemplateReader>();
        services.AddScoped<ReleaseComposer>();
        services.AddScoped<ReleaseReader>();
        services.AddScoped<PublicReader>();
        services.AddSingleton<ReleaseShelf>();
        services.AddSingleton<ReleasesOut>();
        services.AddSingleton<ReleasedAnswers>();
        services.AddScoped<TargetReader>();
        services.AddScoped<TargetWriter>();
        services.AddScoped<AssessmentSettingsReader>();
    }
}
