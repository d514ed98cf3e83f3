using MedScan.Cli;
using MedScan.Cli.Commands;
using MedScan.Cli.Commands.Kernels;

// A kernel lives with its signals in its own way: one that interrupts ends a cell, not the program.
using Interruption? interruption = KernelCommand.IsStart(args) || ScriptCommand.IsStart(args) ? null : new();
return await new Application(Console.Out, Console.Error).RunAsync(args, interruption?.Token ?? default).ConfigureAwait(false);
