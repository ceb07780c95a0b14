using FluentValidation;
using Lantu.Api.Http;

namespace Lantu.Api.Features.Forms;

/// <summary>What several operations on forms ask of their input.</summary>
public static class FormRules
{
    public static void MustBeFormName<T>(this IRuleBuilderInitial<T, string?> name)
    {
        name.Must(text => text is null || !string.IsNullOrWhiteSpace(text)).WithErrorCode("required")
            .MaximumLength(100).WithErrorCode("too_long").WithState(_ => 100)
            .IsPrintable();
    }
}
