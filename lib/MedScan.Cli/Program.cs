using MedScan.Cli;

using Interruption interruption = new();
return await new Application(Console.Out, Console.Error).RunAsync(args, interruption.Token).ConfigureAwait(false);
