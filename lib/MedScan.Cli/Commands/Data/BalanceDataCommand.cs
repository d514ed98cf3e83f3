using System.CommandLine;
using MedScan.Cli.Display;
using MedScan.Datasets;
using MedScan.Exploration;

namespace MedScan.Cli.Commands.Data;

/// <summary><c>medscan data balance</c>: how unequal the classes are, and what each remedy would do.</summary>
internal static class BalanceDataCommand
{
    public static Command Create()
    {
        Argument<string> data = DataArgument.Create();
        Option<int> batch = new("--batch-size") { Description = "Images per training step", DefaultValueFactory = _ => 32 };
        Option<double> beta = new("--beta") { Description = "Beta of the effective number", DefaultValueFactory = _ => ClassBalance.DefaultBeta };
        Option<double> gamma = new("--focal-gamma") { Description = "Gamma of the focal loss", DefaultValueFactory = _ => 2 };
        Option<bool> json = new("--json") { Description = "Print JSON instead of tables" };
        Command command = new("balance", "Show how unequal the classes are, and what each remedy (train.balance) would do") { data, batch, beta, gamma, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            ImageDataset dataset = await DataArgument.OpenAsync(parsed.GetRequiredValue(data), parsed.InvocationConfiguration.Error, cancellation).ConfigureAwait(false);
            ClassBalance balance = ClassBalance.OfTraining(dataset);
            try
            {
                IReadOnlyList<BalanceRemedy> remedies = balance.Remedies(parsed.GetValue(batch), parsed.GetValue(beta), parsed.GetValue(gamma));
                TextWriter output = parsed.InvocationConfiguration.Output;
                if (parsed.GetValue(json))
                    await output.WriteAsync(balance.ToJson(remedies)).ConfigureAwait(false);
                else
                    BalanceView.WriteWithRemedies(balance, remedies, parsed.GetValue(batch), Terminal.On(output));
            }
            catch (ArgumentOutOfRangeException exception)
            {
                throw new UsageException(exception.Message);
            }

            return ExitCode.Done;
        });
        return command;
    }
}
