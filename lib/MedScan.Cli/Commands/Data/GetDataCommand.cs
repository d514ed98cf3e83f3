using System.CommandLine;
using MedScan.Cards;
using MedScan.Cli.Display;

namespace MedScan.Cli.Commands.Data;

/// <summary><c>medscan data get</c>.</summary>
internal static class GetDataCommand
{
    public static Command Create()
    {
        Argument<string> name = new("card") { Description = "A name that 'medscan data list' shows" };
        Option<string?> from = new("--from") { Description = "Take it from here: a folder, a .zip, .tar, .tar.gz or .npz file, or an address" };
        Option<string?> to = new("--to") { Description = $"Where it goes (default: {CardCatalog.DefaultRawFolder}/<card>)" };
        Option<bool> force = new("--force") { Description = "Replace what is there" };
        Command command = new("get", "Fetch a public data set, unpack it, and check it against what was published") { name, from, to, force };
        command.SetAction(async (parsed, cancellation) =>
        {
            CardCatalog catalog = await CardCatalog.OpenAsync(cancellationToken: cancellation).ConfigureAwait(false);
            DatasetCard card = catalog.Get(parsed.GetRequiredValue(name));
            GetOptions options = new() { From = Home(parsed.GetValue(from)), To = Home(parsed.GetValue(to)), Force = parsed.GetValue(force) };
            GetResult result = await TransferProgressBar
                .ShowAsync(parsed.InvocationConfiguration.Error, progress => DatasetGetter.GetAsync(card, options, progress, cancellation)).ConfigureAwait(false);
            CardView.Write(card, result, parsed.InvocationConfiguration.Output);
            return ExitCode.Done;
        });
        return command;
    }

    // A shell leaves ~ alone where it stands after an equals sign.
    private static string? Home(string? path) => path is ['~', '/', ..]
        ? Path.Join(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), path[1..])
        : path;
}
