using MedScan.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Random numbers, drawn from the default generator when none is given.
    public partial class Tensor
    {
        /// <summary>0 or 1 for each element, which is the probability of 1.</summary>
        public Tensor bernoulli(Generator? generator = null) => Ops.Call("bernoulli", this, generator);

        /// <summary>Sets each element to 1 with probability p, else to 0. Returns this tensor.</summary>
        public Tensor bernoulli_(double p = 0.5, Generator? generator = null) =>
            Ops.InPlace("bernoulli_.float", this, p, generator);

        /// <summary>Sets each element to 1 with its own probability, else to 0. Returns this tensor.</summary>
        public Tensor bernoulli_(Tensor p, Generator? generator = null) => Ops.InPlace("bernoulli_.Tensor", this, p, generator);

        /// <summary>Indices drawn with the weights along the last dimension.</summary>
        public Tensor multinomial(long num_samples, bool replacement = false, Generator? generator = null) =>
            Ops.Call("multinomial", this, num_samples, replacement, generator);

        /// <summary>Fills with normally distributed numbers. Returns this tensor.</summary>
        public Tensor normal_(double mean = 0, double std = 1, Generator? generator = null) =>
            Ops.InPlace("normal_", this, mean, std, generator);

        /// <summary>Fills with numbers uniform in [from, to). Returns this tensor.</summary>
        public Tensor uniform_(double from, double to, Generator? generator = null) =>
            Ops.InPlace("uniform_", this, from, to, generator);

        /// <summary>Fills with exponentially distributed numbers of a rate. Returns this tensor.</summary>
        public Tensor exponential_(double lambda = 1, Generator? generator = null) =>
            Ops.InPlace("exponential_", this, lambda, generator);

        /// <summary>Fills with integers uniform in [from, to). Returns this tensor.</summary>
        public Tensor random_(double from, double to, Generator? generator = null) =>
            Ops.InPlace("random_.from", this, (long)from, (long)to, generator);
    }
}
