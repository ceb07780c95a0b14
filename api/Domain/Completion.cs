namespace Lantu.Api.Domain;

/// <summary>Done or not: 1 or 0, which plans and their tables say in words.</summary>
public static class Completion
{
    /// <summary>1 or 0 where the words say nothing but that it is done or is not; else null.</summary>
    public static decimal? DoneIn(string? text) => text?.Trim() switch
    {
        "完成任务" or "已完成" or "完成" => 1,
        "未完成任务" or "未完成" => 0,
        _ => null,
    };

    /// <summary>
    /// What stands in a line after somebody wrote into it: words that say done or not stand for a figure that is not given, and the
    /// figure goes with them where they are taken back; a figure that is given takes away older words that say the contrary.
    /// </summary>
    public static (decimal? Value, string? Text) Reconcile((decimal? Value, string? Text) before, (decimal? Value, string? Text) now, bool isFigureGiven)
    {
        if (isFigureGiven)
        {
            return (now.Value, DoneIn(now.Text) is { } said && said != now.Value ? null : now.Text);
        }

        var isTakenBack = now.Text != before.Text && DoneIn(before.Text) is { } was && was == before.Value;
        return (DoneIn(now.Text) ?? (isTakenBack ? null : now.Value), now.Text);
    }
}
