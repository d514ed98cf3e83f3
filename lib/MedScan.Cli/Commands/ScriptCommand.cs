using System.CommandLine;
using MedScan.Scripting.Scripts;
using MedScan.Scripting.Sessions;

namespace MedScan.Cli.Commands;

/// <summary><c>medscan script</c>: runs a C# or F# script.</summary>
internal static class ScriptCommand
{
    private const string Name = "script";

    /// <summary>Whether a script is to be run, which then decides itself what an interrupt does.</summary>
    public static bool IsStart(IReadOnlyList<string> args) => args is [Name, ..];

    /// <summary>Marks where the script's own words begin, so that none of them is taken for an option of this command.</summary>
    public static IReadOnlyList<string> Separate(IReadOnlyList<string> args)
    {
        if (!IsStart(args))
            return args;
        int script = args.Skip(1).TakeWhile(static word => word.StartsWith('-')).Count() + 1;
        return script + 1 >= args.Count || args[script + 1] == "--" ? args : [.. args.Take(script + 1), "--", .. args.Skip(script + 1)];
    }

    public static Command Create()
    {
        Argument<string> file = new("file") { Description = "A .csx or .fsx file" };
        Argument<string[]> arguments = new("args") { Description = "What the script gets as its arguments", Arity = ArgumentArity.ZeroOrMore };
        Option<bool> noCache = new("--no-cache") { Description = "Compile it even when it was compiled before and nothing has changed" };
        Command command = new(Name, "Run a C# or F# script; its exit code is this command's") { noCache, file, arguments };
        command.SetAction(async (parsed, cancellation) =>
        {
            TextWriter error = parsed.InvocationConfiguration.Error;
            Script script;
            try
            {
                script = await Script.LoadAsync(parsed.GetRequiredValue(file), !parsed.GetValue(noCache), cancellation).ConfigureAwait(false);
            }
            catch (ScriptCompilationException exception)
            {
                await error.WriteLineAsync(exception.Message).ConfigureAwait(false);
                return ExitCode.Failed;
            }

            foreach (CodeDiagnostic warning in script.Warnings)
                await error.WriteLineAsync(warning.ToString()).ConfigureAwait(false);
            try
            {
                return await script.RunAsync(parsed.GetValue(arguments) ?? []).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                await ReportAsync(error, script, exception).ConfigureAwait(false);
                return ExitCode.Failed;
            }
        });
        return command;
    }

    private static async Task ReportAsync(TextWriter error, Script script, Exception exception)
    {
        await error.WriteLineAsync($"Unhandled exception. {exception.GetType()}: {exception.Message}").ConfigureAwait(false);
        for (Exception? inner = exception.InnerException; inner is not null; inner = inner.InnerException)
            await error.WriteLineAsync($" ---> {inner.GetType()}: {inner.Message}").ConfigureAwait(false);
        foreach (string frame in script.TraceOf(exception))
            await error.WriteLineAsync($"   {frame}").ConfigureAwait(false);
    }
}
