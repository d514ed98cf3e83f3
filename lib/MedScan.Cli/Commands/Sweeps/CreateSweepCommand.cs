using System.CommandLine;
using MedScan.Sweeps.Agents;
using MedScan.Sweeps.Storage;

namespace MedScan.Cli.Commands.Sweeps;

/// <summary><c>medscan sweep create</c>.</summary>
internal static class CreateSweepCommand
{
    public static Command Create()
    {
        Argument<string> file = FileArgument();
        Option<string?> name = NameOption();
        Option<string?> storage = StorageOption.Create();
        Command command = new("create", "Make a sweep of a file, and print its id for agents") { file, name, storage };
        command.SetAction(async (parsed, cancellation) =>
        {
            StudyStorage place = StorageOption.Open(parsed.GetValue(storage), mustExist: false);
            await using (place.ConfigureAwait(false))
            {
                string id = await FromFileAsync(place, parsed.GetRequiredValue(file), parsed.GetValue(name), cancellation).ConfigureAwait(false);
                await parsed.InvocationConfiguration.Output.WriteLineAsync(id).ConfigureAwait(false);
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"Work on it with: ./medscan sweep agent {id}").ConfigureAwait(false);
            }
            return ExitCode.Done;
        });
        return command;
    }

    public static Argument<string> FileArgument() => new("file") { Description = "A sweep file in the form of Weights & Biases, as sweeps/quickstart.yaml" };

    public static Option<string?> NameOption() => new("--name") { Description = "What the sweep is called (default: the file's name for it, with letters that tell it from others)" };

    /// <summary>Makes a sweep of a file.</summary>
    /// <param name="storage">Where.</param>
    /// <param name="file">The path that a person typed.</param>
    /// <param name="name">The sweep's name; null for one that is made up.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The sweep's id.</returns>
    public static async Task<string> FromFileAsync(StudyStorage storage, string file, string? name, CancellationToken cancellation)
    {
        string path = RepositoryFolder.Resolve(file);
        if (!File.Exists(path))
            throw new UsageException($"There is no sweep file '{file}'.");
        return await Sweep.CreateAsync(storage, await File.ReadAllTextAsync(path, cancellation).ConfigureAwait(false), file, name, cancellation).ConfigureAwait(false);
    }
}
