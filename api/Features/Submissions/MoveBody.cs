using FluentValidation;
using Lantu.Api.Domain;
using Lantu.Api.Http;

namespace Lantu.Api.Features.Submissions;

/// <summary>The act, whether on one submission or on many.</summary>
public abstract record MoveBody
{
    /// <summary>submit, withdraw, approve, return or, one at a time, correct and discard.</summary>
    public required SubmissionAction Action { get; init; }

    /// <summary>With return: R01 data and evidence differ · R02 wrong definition · R03 evidence missing · R04 weak explanation · R05 unit or decimals · R06 omission · R99 other.</summary>
    /// <example>R01</example>
    public string? ReasonCode { get; init; }

    /// <summary>Required with return and correct.</summary>
    /// <example>与国控点日均值汇总不符，请核对剔除日。</example>
    public string? Comment { get; init; }

    /// <summary>With return: until when it must come back; the due date stays as it is unless told.</summary>
    /// <example>2025-02-14</example>
    public DateOnly? DueOn { get; init; }
}

public sealed class MoveRules : AbstractValidator<MoveBody>
{
    public static readonly string[] ReasonCodes = ["R01", "R02", "R03", "R04", "R05", "R06", "R99"];

    public MoveRules()
    {
        RuleFor(b => b.Action).NotEqual(SubmissionAction.Save).WithErrorCode("not_an_action");
        RuleFor(b => b.ReasonCode).Must(code => code is null || ReasonCodes.Contains(code)).WithErrorCode("unknown_reason_code");
        RuleFor(b => b.ReasonCode).NotNull().When(b => b.Action == SubmissionAction.Return).WithErrorCode("reason_code_required");
        RuleFor(b => b.ReasonCode).Null().When(b => b.Action != SubmissionAction.Return).WithErrorCode("only_with_return");
        RuleFor(b => b.Comment).MaximumLength(2000).WithErrorCode("too_long").WithState(_ => 2000);
        RuleFor(b => b.Comment).IsPrintable();
        RuleFor(b => b.DueOn).Null().When(b => b.Action != SubmissionAction.Return).WithErrorCode("only_with_return");
    }
}
