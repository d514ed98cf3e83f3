using System.CommandLine;
using MedScan.Cli.Tracking;
using MedScan.TrackingServer;
using MedScan.Training.Tracking;

namespace MedScan.Cli.Commands;

/// <summary><c>medscan ui</c>: the tracking server with its page, until Ctrl-C.</summary>
internal static class UiCommand
{
    public static Command Create()
    {
        Option<int> port = new("--port") { Description = "TCP port; 0 takes a free one", DefaultValueFactory = _ => 5000 };
        port.Validators.Add(result =>
        {
            // Text that is no number has its own message.
            if (result.Errors.Any() || result.Tokens.Count == 0 || !int.TryParse(result.Tokens[^1].Value, out int value))
                return;
            if (value is < 0 or > 65535)
                result.AddError($"Expected a port from 0 to 65535, got {value}.");
        });
        Option<string?> store = new("--store")
        {
            Description = $"Where the runs are: a folder, sqlite:///<file> or postgresql://... (default: {TrackingOption.Variable}, else mlruns/ here)",
            HelpName = "place",
        };
        Option<string> host = new("--host") { Description = "The address to listen on; 0.0.0.0 for the whole network", DefaultValueFactory = _ => "127.0.0.1" };
        Option<string?> token = new("--token") { Description = "Answer only requests that carry this token (for MLflow's client: MLFLOW_TRACKING_TOKEN)" };
        Option<string[]> names = new("--allow-host") { Description = "A further name under which browsers reach this machine", HelpName = "name" };
        Command command = new("ui", "Show and compare tracked runs in the browser; also a server for MLflow's clients") { port, store, host, token, names };
        command.SetAction(async (parsed, cancellation) =>
        {
            TrackingPlace.Store place = StoreOf(parsed.GetValue(store));
            TextWriter output = parsed.InvocationConfiguration.Output;
            bool isNew = place.File is { } file && !File.Exists(file);
            EmbeddedServerOptions options = new()
            {
                Host = parsed.GetRequiredValue(host),
                Port = parsed.GetValue(port),
                Token = parsed.GetValue(token),
                AllowedHosts = parsed.GetValue(names) ?? [],
            };
            EmbeddedServer server = await StoreServer.StartAsync(place, options, cancellation).ConfigureAwait(false);
            await using (server.ConfigureAwait(false))
            {
                // Nobody can open 0.0.0.0, which stands for every address of this machine.
                string address = options.Host is "0.0.0.0" or "::" ? $"http://{Environment.MachineName}:{server.Address.Port}/" : server.Address.ToString();
                await output.WriteLineAsync($"Runs in {place.WithoutPassword}: {address}").ConfigureAwait(false);
                if (isNew)
                    await output.WriteLineAsync("There is none yet; ./medscan quickstart makes one.").ConfigureAwait(false);
                if (options.Token is null && options.Host is not ("127.0.0.1" or "localhost" or "::1"))
                    await output.WriteLineAsync("Whoever reaches this machine can read and change the runs; --token keeps others out.").ConfigureAwait(false);
                await output.WriteLineAsync("Ctrl-C ends it.").ConfigureAwait(false);
                await output.FlushAsync(cancellation).ConfigureAwait(false);
                await Task.Delay(Timeout.Infinite, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            return ExitCode.Done; // it was asked to end, and this is how
        });
        return command;
    }

    private static TrackingPlace.Store StoreOf(string? option)
    {
        string? variable = Environment.GetEnvironmentVariable(TrackingOption.Variable);
        return TrackingPlace.Choose(option, remembered: null, variable) switch
        {
            TrackingPlace.Store store => store,
            TrackingPlace.Server server when string.IsNullOrEmpty(option) => throw new UsageException(
                $"{TrackingOption.Variable} names a server, which has a page of its own: open {server.WithoutPassword} in the browser. For the runs in this folder: ./medscan ui --store mlruns"),
            TrackingPlace other => throw new UsageException(
                $"Expected a folder, sqlite:///<file> or postgresql://... after --store, got {other.WithoutPassword}."),
        };
    }
}
