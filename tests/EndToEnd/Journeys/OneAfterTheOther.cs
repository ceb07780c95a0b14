namespace Lantu.EndToEnd.Journeys;

/// <summary>
/// The journeys here change what others see of the Lantu that they share (inboxes, counts, what is released), so they run one after the other,
/// all in one place; whatever disturbs nobody runs beside them.
/// </summary>
[SetUpFixture]
[Parallelizable(ParallelScope.Self)]
[SingleThreaded]
[Order(1)]
public sealed class OneAfterTheOther;
