using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The step that Adam and AdamW share, over a group of parameters.</summary>
internal static class AdamUpdate
{
    /// <summary>One parameter with what the step reads and writes; the step count is that of this step, from 1.</summary>
    public readonly record struct Entry(Tensor Parameter, Tensor Gradient, Tensor Average, Tensor SquareAverage, Tensor? Maximum, long Step)
    {
        public Tensor[] Row => [Parameter, Gradient, Average, SquareAverage];

        public bool Fits() => Maximum is null && FusedStep.Fits(Row);
    }

    public static void Check(double lr, double beta1, double beta2, double eps, double weight_decay)
    {
        if (!(lr >= 0))
            throw new ArgumentException($"Invalid learning rate: {lr}", nameof(lr));
        if (!(eps >= 0))
            throw new ArgumentException($"Invalid ε: {eps}", nameof(eps));
        if (beta1 is not (>= 0 and < 1))
            throw new ArgumentException($"Invalid beta1: {beta1}", nameof(beta1));
        if (beta2 is not (>= 0 and < 1))
            throw new ArgumentException($"Invalid beta2: {beta2}", nameof(beta2));
        if (!(weight_decay >= 0))
            throw new ArgumentException($"Invalid weight_decay value: {weight_decay}", nameof(weight_decay));
    }

    /// <remarks>With decoupled decay (AdamW) the parameter itself is shrunk, otherwise the decay is added to the gradient.</remarks>
    public static void Run(IReadOnlyList<Entry> entries, double learningRate, double beta1, double beta2, double epsilon, double weightDecay, bool decoupledDecay, bool maximize)
    {
        // Bias correction depends on the count of steps, which differs for a parameter that got its first gradient later.
        foreach (var alike in entries.GroupBy(entry => (entry.Step, HasMaximum: entry.Maximum is not null, Fits: entry.Fits())))
        {
            if (alike.Key.Fits)
            {
                new FusedAdam(learningRate, beta1, beta2, epsilon, weightDecay, decoupledDecay, maximize, alike.Key.Step)
                    .Run([.. alike.Select(entry => entry.Row)]);
                continue;
            }
            Tensor[] parameters = [.. alike.Select(entry => entry.Parameter)];
            Tensor[] gradients = [.. alike.Select(entry => entry.Gradient)];
            Tensor[] averages = [.. alike.Select(entry => entry.Average)];
            Tensor[] squares = [.. alike.Select(entry => entry.SquareAverage)];
            if (maximize)
                gradients = Foreach.Negate(gradients);
            if (weightDecay != 0 && decoupledDecay)
                Foreach.MulInPlace(parameters, 1 - learningRate * weightDecay);
            else if (weightDecay != 0)
                gradients = Foreach.Add(gradients, parameters, weightDecay);

            Foreach.MulInPlace(averages, beta1);
            Foreach.AddInPlace(averages, gradients, 1 - beta1);
            Foreach.MulInPlace(squares, beta2);
            Foreach.AddcmulInPlace(squares, gradients, gradients, 1 - beta2);
            if (alike.Key.HasMaximum)
            {
                foreach (var entry in alike)
                    Foreach.MaximumInPlace(entry.Maximum!, entry.SquareAverage);
                squares = [.. alike.Select(entry => entry.Maximum!)];
            }
            var denominators = Foreach.Sqrt(squares);
            Foreach.DivInPlace(denominators, Math.Sqrt(1 - Math.Pow(beta2, alike.Key.Step)));
            Foreach.AddInPlace(denominators, epsilon);
            Foreach.AddcdivInPlace(parameters, averages, denominators, -learningRate / (1 - Math.Pow(beta1, alike.Key.Step)));
        }
    }
}
