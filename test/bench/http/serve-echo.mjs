/**
 * What Nest on Fastify can do at all with a checked body: a POST that answers with what it was sent, and nothing else.
 * Decorators are called by hand, because this file is not compiled.
 */
import 'reflect-metadata';
import { Body, Controller, HttpCode, Module, Post, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { answering } from './answering.mjs';

const decorate = (target, property, ...decorators) => {
  const descriptor = Object.getOwnPropertyDescriptor(target, property);
  for (const decorator of decorators.reverse()) decorator(target, property, descriptor);
};

class Note {}
decorate(Note.prototype, 'caseId', IsUUID());
decorate(Note.prototype, 'title', IsString(), MaxLength(200));
decorate(Note.prototype, 'note', IsOptional(), IsString(), MaxLength(2000));
decorate(Note.prototype, 'urgency', IsInt(), Min(0), Max(5));
decorate(Note.prototype, 'status', IsIn(['open', 'active', 'closed']));

class Echo {
  echo(body) {
    return body;
  }
}
Reflect.defineMetadata('design:paramtypes', [Note], Echo.prototype, 'echo');
Body()(Echo.prototype, 'echo', 0);
decorate(Echo.prototype, 'echo', Post('echo'), HttpCode(200));
Controller()(Echo);

class EchoModule {}
Module({ controllers: [Echo] })(EchoModule);

const application = await NestFactory.create(EchoModule, new FastifyAdapter(), { logger: false });
application.useGlobalPipes(new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true, transform: true }));
await application.listen(0, '127.0.0.1');
answering(await application.getUrl());
