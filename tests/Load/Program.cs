using Lantu.Load;
using Lantu.Load.LimitServer;
using Lantu.Load.Measuring;

if (args is [Server.Verb, var address, var connectionString])
{
    await Server.RunAsync(address, connectionString);
    return 0;
}

if (Arguments.Read(args) is not { } arguments)
{
    Console.Error.WriteLine(Arguments.Usage);
    return 2;
}

try
{
    await Benchmark.RunAsync(arguments);
    return 0;
}
catch (OperationCanceledException) when (Interrupt.Token.IsCancellationRequested)
{
    Console.Error.WriteLine("Interrupted.");
    return 1;
}
catch (BenchmarkException failed)
{
    Console.Error.WriteLine(failed.Message);
    return 1;
}
