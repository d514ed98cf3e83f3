using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using MedScan.Cli.Commands;
using MedScan.Cli.Commands.Data;
using MedScan.Cli.Commands.Kernels;
using MedScan.Cli.Commands.Models;
using MedScan.Cli.Commands.Notebooks;
using MedScan.Cli.Commands.Runs;
using MedScan.Cli.Commands.Sweeps;
using MedScan.Experiments;
using MedScan.Scripting;
using MedScan.Sweeps;
using MedScan.Sweeps.Files;
using MedScan.Tracking;
using MedScan.TrackingServer;
using MedScan.Training.Tracking;

namespace MedScan.Cli;

/// <summary>The command line: finds the command, runs it, and turns whatever ends it into a message and an exit code.</summary>
/// <param name="output">Where results go.</param>
/// <param name="error">Where errors and progress go.</param>
internal sealed class Application(TextWriter output, TextWriter error)
{
    private readonly Option<bool> _verbose = new("--verbose")
    {
        Description = "Show the stack trace of an error (also: MEDSCAN_TRACE=1)",
        Recursive = true,
    };

    /// <summary>Runs one command line.</summary>
    /// <param name="args">The words after the program's name.</param>
    /// <param name="cancellation">Cancelled when the person wants to stop.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public Task<int> RunAsync(IReadOnlyList<string> args, CancellationToken cancellation = default) =>
        RunAsync(BuildRoot(), args, cancellation);

    /// <summary>Runs one command line against a tree of commands of the caller's choice, for tests.</summary>
    /// <param name="root">The root of the commands.</param>
    /// <param name="args">The words after the program's name.</param>
    /// <param name="cancellation">Cancelled when the person wants to stop.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    internal async Task<int> RunAsync(Command root, IReadOnlyList<string> args, CancellationToken cancellation)
    {
        // A data set may lie in a folder whose name starts with @, which would otherwise be read as a response file.
        ParseResult parsed = root.Parse(ScriptCommand.Separate(args), new ParserConfiguration { ResponseFileTokenReplacer = null });
        bool trace = parsed.GetValue(_verbose) || Environment.GetEnvironmentVariable("MEDSCAN_TRACE") == "1";
        try
        {
            InvocationConfiguration configuration = new()
            {
                Output = parsed.Action is ParseErrorAction ? error : output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null, // Interruption watches the signals
            };
            if (parsed.Action is not ParseErrorAction wrongUsage)
                return await parsed.InvokeAsync(configuration, cancellation).ConfigureAwait(false);

            wrongUsage.ShowHelp = false;
            await parsed.InvokeAsync(configuration, cancellation).ConfigureAwait(false);
            await error.WriteLineAsync($"Try: {CommandPath(parsed.CommandResult)} --help").ConfigureAwait(false);
            return ExitCode.WrongUsage;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception exception) when (exception is MedScanException or ScriptingException or SweepException or TrackingException or TrackingServerException)
        {
            await error.WriteLineAsync(trace ? exception.ToString() : exception.Message).ConfigureAwait(false);
            return exception is ExperimentConfigException or SweepFileException or TrackingPlaceException or UsageException ? ExitCode.WrongUsage : ExitCode.Failed;
        }
        catch (Exception exception)
        {
            await error.WriteLineAsync($"""
                Sorry, this is a bug in MedScan. Please report these lines together with the command you ran.
                MedScan {PrintVersion.Version}, .NET {Environment.Version}, {Environment.OSVersion}
                {exception}
                """).ConfigureAwait(false);
            return ExitCode.Failed;
        }
    }

    /// <summary>The root of all commands.</summary>
    /// <returns>A new tree; parsing leaves no state in it.</returns>
    internal Command BuildRoot()
    {
        HelpOption help = new();
        HelpWithExamples answer = new((HelpAction)help.Action!);
        help.Action = answer;

        // Not a RootCommand: that one would call itself after the assembly.
        Command root = new("medscan", "From a folder of medical images to a trained, evaluated classifier.")
        {
            QuickstartCommand.Create(),
            TrainCommand.Create(),
            EvaluateCommand.Create(),
            PredictCommand.Create(),
            UiCommand.Create(),
            DataCommand.Create(),
            SweepVerb.Create(),
            RunsCommand.Create(),
            ModelsCommand.Create(),
            NotebookCommand.Create(),
            PhantomCommand.Create(),
            DoctorCommand.Create(),
            KernelCommand.Create(),
            ScriptCommand.Create(),
            help,
            new VersionOption { Action = new PrintVersion() },
            _verbose,
        };
        root.SetAction(answer.Invoke);
        return root;
    }

    private static string CommandPath(CommandResult command) => command.Parent is CommandResult parent
        ? $"{CommandPath(parent)} {command.Command.Name}"
        : "./medscan";
}
